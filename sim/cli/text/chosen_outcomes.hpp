#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// A request for single outcomes, in the words of a command line.
struct OutcomeRequest {
  std::vector<std::string> outcomes;  ///< by name; none: the outcomes that the result looks at
  std::optional<std::string> stratum, weeks;
  [[nodiscard]] bool empty() const { return outcomes.empty() && !stratum && !weeks; }
};

/// Those outcomes of a result. Throws UsageError if it does not contain what was asked for, or not
/// by stratum or week.
std::vector<OutcomeByWeeks> chosen_outcomes(ResultsFile const& file, OutcomeRequest const& asked);

}  // namespace kith
