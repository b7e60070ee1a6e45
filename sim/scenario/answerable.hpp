#pragma once

#include <span>
#include <string>

namespace kith {

/// An outcome that the answer shows and that is better in one direction.
struct AnswerableOutcome {
  std::string name, units, meaning;
  double largest;  ///< difference that its range allows
};
/// The catalogue of them, which a scenario sees without the outcomes.
std::span<AnswerableOutcome const> answerable_outcomes();

}  // namespace kith
