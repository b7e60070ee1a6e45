#pragma once

#include <string>

#include "kith/study/trial_table.hpp"

namespace kith {

/// The table of a trial as a paper prints it: by week and outcome, each arm and its difference from
/// the control; then the targets.
std::string trial_in_words(TrialTable const& table);

}  // namespace kith
