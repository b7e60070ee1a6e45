#pragma once

#include <optional>

#include "kith/answer/answer.hpp"
#include "kith/answer/answer_windows.hpp"
#include "kith/answer/operations/operations_answer.hpp"
#include "kith/answer/ranking/head_to_head.hpp"
#include "kith/answer/reach_words.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// The answer of a finished result.
Answer answer_of(ResultsFile const& file);

/// The answer anew while money lasts and afterward; nothing for a sweep.
AnswerWindows windows_of(ResultsFile const& file);

/// The first screens of its scenarios, as they were written; none in an older result.
std::vector<std::string> first_screens_of(ResultsFile const& file);

/// Whom its scenarios reached; says nothing where the result holds none of it.
ReachAnswer reach_of(ResultsFile const& file);

/// What its partnerships did; says nothing where the result holds none of it.
OperationsAnswer operations_of(ResultsFile const& file);

/// What its scenarios are ranked by; without runs where it holds too little or is of a sweep.
RankedRuns ranked_of(ResultsFile const& file);

/// Its uncertain numbers as the replicates drew them.
DrawnNumbers drawn_in(ResultsFile const& file);

/// The table of a result's trial; nothing where the study held no trial.
std::optional<TrialTable> trial_table_of(ResultsFile const& file);

}  // namespace kith
