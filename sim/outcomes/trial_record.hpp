#pragma once

#include <array>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/record.hpp"
#include "kith/state/state_members.hpp"

namespace kith {

/// Sums over clusters, which give the error of a mean over whole clusters.
struct ClusterSums {
  double clusters = 0.0;  ///< with at least one participant
  double squares = 0.0;   ///< of the clusters' sums
  double products = 0.0;  ///< of the clusters' sums and sizes
  double sizes = 0.0;     ///< of the clusters' sizes, squared
  void add(double n, double sum) {
    if (n > 0.0) clusters += 1.0, squares += sum * sum, products += n * sum, sizes += n * n;
  }
};

/// The number of measurements, the sum of their values and the sum of squares.
struct TrialTally {
  double n = 0.0, sum = 0.0, squares = 0.0;
  ClusterSums by_cluster{};  ///< empty unless whole clusters were assigned
  void add(double value) { n += 1.0, sum += value, squares += value * value; }
  [[nodiscard]] double mean() const;  ///< NaN if empty
  [[nodiscard]] double sd() const;    ///< with n - 1; NaN below two
  /// Standard error of the mean: from whole clusters if there are any (with k / (k - 1); NaN below
  /// two), else from participants.
  [[nodiscard]] double error() const;
};
template <class Visit>
void each_member(Is<ClusterSums> auto& of, Visit&& visit) {
  auto& [clusters, squares, products, sizes] = of;
  visit(clusters, squares, products, sizes);
}
template <class Visit>
void each_member(Is<TrialTally> auto& of, Visit&& visit) {
  auto& [n, sum, squares, by_cluster] = of;
  visit(n, sum, squares, by_cluster);
}
/// The same, restored from what results keep.
TrialTally tally_of(double n, double mean, double sd);

/// A trial's measurements, by arm, week since enrollment and outcome. Empty without a trial.
class TrialRecord {
 public:
  TrialRecord() = default;
  explicit TrialRecord(Trial const& trial);
  void observe(State const& state, WeekFlow const& week);
  [[nodiscard]] bool empty() const { return tallies_.empty(); }
  /// n, mean and SD, and sums over clusters if there are any, in the order of `trial_layout`.
  void write_values(std::vector<Values>& values) const;
  /// All its state, for checkpoints.
  template <class Visit>
  friend void each_member(Is<TrialRecord> auto& of, Visit&& visit);

 private:
  void measure_people(State const& state, WeekFlow const& week);
  void measure_worlds(State const& state, WeekFlow const& week, std::size_t at);
  void add(std::size_t cell, Participant const& who, TrialMeasure const& measure, double value);
  [[nodiscard]] std::size_t cell_of(std::size_t arm, std::size_t at, std::size_t outcome) const;
  [[nodiscard]] TrialTally finished(std::size_t cell) const;

  std::vector<int> weeks_;
  std::size_t outcomes_ = 0;
  std::size_t arms_ = 0;
  std::vector<double> quantiles_;  ///< by outcome; 0: the mean
  bool clustered_ = false;
  std::vector<TrialTally> tallies_;                ///< arm x week x outcome
  std::vector<std::vector<double>> values_;        ///< the same, for quantiles
  std::vector<std::vector<TrialTally>> clusters_;  ///< the same, by cluster
  std::array<double, flow_count> flows_{};         ///< of adults, since enrollment
};

template <class Visit>
void each_member(Is<TrialRecord> auto& of, Visit&& visit) {
  auto& [weeks, outcomes, arms, quantiles, clustered, tallies, values, clusters, flows] = of;
  visit(weeks, outcomes, arms, quantiles, clustered, tallies, values, clusters, flows);
}

/// Axes and datasets of a trial's results, added to those of the observer.
void trial_layout(Trial const& trial, Layout& layout);

/// The datasets of a trial's results, in their order: n, mean, sd, then sums over clusters.
std::vector<std::string> trial_datasets(Trial const& trial);
/// The values of one cell.
TrialTally tally_of(std::vector<std::vector<double>> const& datasets, std::size_t cell);

}  // namespace kith
