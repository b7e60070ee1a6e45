#pragma once

#include "kith/study/study.hpp"

namespace kith {

/// Fills `study` with the worlds of a trial: usual care and one shared by all arms, or one for each
/// arm. False if none of the files has a trial. Throws std::invalid_argument for settings with
/// which a trial cannot run.
bool add_trial(std::vector<Scenario> const& files, Scenario usual, Study& study);

}  // namespace kith
