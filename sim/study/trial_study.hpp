#pragma once

#include "kith/study/study.hpp"

namespace kith {

/// Fills `study` with the worlds of a trial: usual care and one shared by all arms, or one for each
/// arm. False where none of the files holds a trial. Throws std::invalid_argument for what a trial
/// cannot be run with.
bool add_trial(std::vector<Scenario> const& files, Scenario usual, Study& study);

}  // namespace kith
