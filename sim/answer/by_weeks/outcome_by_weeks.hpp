#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/measures.hpp"
#include "kith/record.hpp"
#include "kith/statistics/paired_difference.hpp"

namespace kith {

/// An outcome to be reported on its own, for which people and which weeks.
struct OutcomeChoice {
  std::size_t outcome = 0;       ///< index in Layout::outcomes; its only axes are time and stratum
  std::size_t stratum = 0;       ///< index on that axis
  std::string people;            ///< the stratum's name for readers
  std::optional<Weeks> weeks{};  ///< none: since the first partnership began
};

/// An outcome in one stratum, each scenario against usual care over replicates: over a window of
/// weeks, and over at most a dozen equal parts of it. A part's value is the mean of its weeks or,
/// for a running total, its gain in them.
class OutcomeByWeeks {
 public:
  OutcomeByWeeks(Layout const& layout, ComparedRuns runs, OutcomeChoice choice);

  void add(RunResult const& run);
  /// Whether it needs an outcome, by its index in the layout.
  [[nodiscard]] bool reads(std::size_t outcome) const { return outcome == choice_.outcome; }

  /// The window, then its parts in order; an outcome without a time axis has only the former.
  [[nodiscard]] std::vector<Weeks> parts() const;
  [[nodiscard]] PairedDifference difference(std::size_t part, std::size_t scenario) const;

  /// A heading and a table per scenario.
  [[nodiscard]] std::string in_words() const;

 private:
  struct Part {
    Weeks weeks;
    Reduction reduce;
    std::vector<std::vector<double>> windows;  ///< (scenario, replicate); empty where missing
  };
  void add_part(std::vector<SizedDim> const& dims, std::size_t first, std::size_t last);
  [[nodiscard]] std::string row_label(std::size_t part) const;
  [[nodiscard]] std::string table(std::size_t scenario, double scale, int decimals) const;
  [[nodiscard]] int decimals(double scale) const;

  ComparedRuns runs_;
  OutcomeChoice choice_;
  Outcome outcome_;
  std::vector<double> weeks_;
  std::vector<Part> parts_;
};

/// Whether an outcome has no axes but time and stratum.
bool can_tell_by_weeks(Outcome const& outcome);

/// Outcomes, for adults, that a study asks to look at but that have no line in its answer.
std::vector<OutcomeByWeeks> looked_at_besides(Layout const& layout, ComparedRuns const& runs);

/// One after the other.
std::string in_words(std::vector<OutcomeByWeeks> const& outcomes);

}  // namespace kith
