#pragma once

#include <array>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/record.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// How many were measured, and the sums of their values and of the squares.
struct TrialTally {
  double n = 0.0, sum = 0.0, squares = 0.0;
  void add(double value) { n += 1.0, sum += value, squares += value * value; }
  [[nodiscard]] double mean() const;  ///< NaN without anybody
  [[nodiscard]] double sd() const;    ///< with n - 1; NaN below two
};
template <class Visit>
void each_member(Is<TrialTally> auto& of, Visit&& visit) {
  auto& [n, sum, squares] = of;
  visit(n, sum, squares);
}
/// The same from what results keep.
TrialTally tally_of(double n, double mean, double sd);

/// What a trial measures, by arm, week since enrolment and outcome. Empty without a trial.
class TrialRecord {
 public:
  TrialRecord() = default;
  explicit TrialRecord(Trial const& trial);
  void observe(State const& state, WeekFlow const& week);
  [[nodiscard]] bool empty() const { return tallies_.empty(); }
  /// n, mean and SD in the order of `trial_layout`.
  void write_values(std::vector<Values>& values) const;
  /// Everything that it remembers, for checkpoints.
  template <class Visit>
  friend void each_member(Is<TrialRecord> auto& of, Visit&& visit);

 private:
  void measure(State const& state, WeekFlow const& week, std::size_t at);

  std::vector<int> weeks_;
  std::vector<std::size_t> outcomes_;  ///< places in trial_outcomes()
  std::size_t arms_ = 0;
  std::vector<TrialTally> tallies_;         ///< arm x week x outcome
  std::array<double, flow_count> flows_{};  ///< of adults, since enrolment
};

template <class Visit>
void each_member(Is<TrialRecord> auto& of, Visit&& visit) {
  auto& [weeks, outcomes, arms, tallies, flows] = of;
  visit(weeks, outcomes, arms, tallies, flows);
}

/// Axes and datasets of a trial's results; they join those of the observer.
void trial_layout(Trial const& trial, Layout& layout);

}  // namespace kith
