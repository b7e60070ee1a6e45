#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// What was asked of single outcomes, as words of a command line.
struct OutcomeRequest {
  std::vector<std::string> outcomes;  ///< by name; none: those that the result looks at
  std::optional<std::string> stratum, weeks;
  [[nodiscard]] bool empty() const { return outcomes.empty() && !stratum && !weeks; }
};

/// What a result says of them. Throws UsageError where it does not hold what was asked, or not by
/// stratum or week.
std::vector<OutcomeByWeeks> chosen_outcomes(ResultsFile const& file, OutcomeRequest const& asked);

}  // namespace kith
