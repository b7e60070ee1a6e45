#pragma once

#include <span>
#include <string>

namespace kith {

/// An outcome that the answer shows and that is better in one direction.
struct AnswerableOutcome {
  std::string name, units, meaning;
  double largest;  ///< difference that its range allows
};
/// Catalogues of outcomes, which a scenario sees without the outcomes.
std::span<AnswerableOutcome const> answerable_outcomes();
/// Names of the outcomes that a scenario may look at: those that are told by nothing but weeks and
/// strata.
std::span<std::string const> outcomes_by_weeks();

}  // namespace kith
