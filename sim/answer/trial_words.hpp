#pragma once

#include <string>

#include "kith/study/trial_table.hpp"

namespace kith {

/// The table of a trial as a paper prints it: by week and outcome each arm, and what each differs
/// from the control by; then the targets.
std::string trial_in_words(TrialTable const& table);

}  // namespace kith
