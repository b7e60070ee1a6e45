#pragma once

#include <span>
#include <string>
#include <vector>

#include "kith/answer/measures.hpp"
#include "kith/record.hpp"

namespace kith {

/// A scenario against usual care in one measure, over replicates paired by their number.
struct Difference {
  std::size_t pairs = 0;
  double usual_care = 0.0;
  double scenario = 0.0;
  double difference = 0.0;  ///< mean of the paired differences
  double low = 0.0;         ///< 2.5th percentile of them
  double high = 0.0;        ///< 97.5th
  double benefit = 0.0;     ///< share of replicates in which the scenario is better

  /// The interval holds zero, or is no interval.
  [[nodiscard]] bool cannot_tell_apart() const { return pairs < 2 || (low <= 0.0 && high >= 0.0); }
};

/// Differences of runs paired by replicate; pairs with a missing value are left out.
Difference compare(std::span<double const> usual_care, std::span<double const> scenario,
                   Better better);

/// Half-width of the 95 % interval of chance alone (Student's t) around the mean of paired
/// differences; NaN below two pairs. analysis/src/kith/stats/convergence.py has the same rule.
double chance_alone(std::span<double const> usual_care, std::span<double const> scenario);

/// The runs that an answer compares; the first scenario is usual care.
struct ComparedRuns {
  std::vector<std::string> scenario_ids, scenario_titles;
  std::vector<int> replicates;
  int first_partnership_week = 0;  ///< from when scenarios may differ from usual care
};

/// Collects the few numbers that answer the question of a study, as its runs arrive.
class Answer {
 public:
  Answer(Layout const& layout, ComparedRuns runs);

  void add(RunResult const& run);
  /// Whether the answer needs an outcome, by its place in the layout. The values of others may be
  /// missing from the runs that are added.
  [[nodiscard]] bool reads(std::size_t outcome) const;

  /// Half-width of the 95 % interval of chance alone around the mean difference of an outcome, in
  /// its own units: the largest of all scenarios. NaN below two pairs.
  [[nodiscard]] double chance_alone(std::string const& outcome) const;

  /// One sentence a scenario.
  [[nodiscard]] std::string in_words() const;
  /// One table a scenario.
  [[nodiscard]] std::string table() const;

 private:
  struct Line {
    Measure measure;
    Reduction reduce;
    std::size_t outcome;         ///< place in Layout::outcomes
    Better better;               ///< as the outcome declares
    std::vector<double> values;  ///< (scenario, replicate), NaN where missing
  };

  void add_lines(Outcome const& outcome, std::size_t place, std::vector<SizedDim> const& dims,
                 std::size_t first_week);
  void put_in_order();
  [[nodiscard]] Difference difference(Line const& line, std::size_t scenario) const;
  /// Replicates in which everything but money is exactly as in usual care; the report
  /// (analysis/src/kith/report/answer.py) counts them from more of the file.
  [[nodiscard]] std::size_t unchanged(std::size_t scenario) const;
  [[nodiscard]] std::string title(std::size_t scenario) const;
  [[nodiscard]] std::string sentence(std::size_t scenario) const;
  [[nodiscard]] std::string usual_care_alone() const;

  ComparedRuns runs_;
  std::vector<Line> lines_;
};

}  // namespace kith
