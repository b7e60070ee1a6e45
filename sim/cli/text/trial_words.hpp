#pragma once

#include <optional>
#include <string>

#include "kith/io/results/results_file.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// The table of a trial as a paper prints it: by week and outcome each arm, and what each differs
/// from the control by; then the targets.
std::string trial_in_words(TrialTable const& table);

/// The table of a result; nothing where the study held no trial.
std::optional<TrialTable> trial_table_of(ResultsFile const& file);

}  // namespace kith
