#pragma once

#include <span>
#include <string>

namespace kith {

/// An outcome that the answer shows and that is better in one direction.
struct AnswerableOutcome {
  std::string name, units, meaning;
  double largest;  ///< the largest difference that its range allows
};
/// Catalogues of outcomes, so that scenarios need not depend on the outcomes' code.
std::span<AnswerableOutcome const> answerable_outcomes();
/// Names of the outcomes that a scenario may ask to look at: those whose only axes are time and
/// stratum.
std::span<std::string const> outcomes_by_weeks();

}  // namespace kith
