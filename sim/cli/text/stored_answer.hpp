#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/answer_windows.hpp"
#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "kith/answer/local/local_answer.hpp"
#include "kith/answer/operations/operations_answer.hpp"
#include "kith/answer/ranking/head_to_head.hpp"
#include "kith/answer/reach_words.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// A result in the form that answers read. Its file must outlive it.
struct StoredRuns {
  explicit StoredRuns(ResultsFile const& result);

  ResultsFile const& file;
  StudyMetadata study;
  Layout layout;                    ///< outcomes of the community, of partnerships and of reach
  ComparedRuns runs;                ///< without the numbers that only scenarios hold
  std::vector<Scenario> scenarios;  ///< from their texts in the file; empty ones without a text
};

/// Outcomes of its layout, each in a stratum and over weeks of its own.
std::vector<OutcomeByWeeks> outcomes_of(StoredRuns const& stored,
                                        std::vector<OutcomeChoice> const& choices);

/// Outcomes that a result asks to look at but that have no line in its answer.
std::vector<OutcomeByWeeks> looked_at_besides(StoredRuns const& stored);

/// The answer of a finished result.
Answer answer_of(StoredRuns const& stored);

/// The answer within windows while money lasts and afterward.
AnswerWindows windows_of(StoredRuns const& stored);

/// The first screens of its scenarios, as they were written; none in an older result.
std::vector<std::string> first_screens_of(ResultsFile const& file);

/// Whether it records whom its scenarios reached.
bool holds_reach(ResultsFile const& file);
/// Passes on the reach of each run that did not fail, usual care excluded.
void each_reach(ResultsFile const& file,
                std::function<void(std::size_t scenario, ReachOfRun const&)> const& take);

/// Whom its scenarios reached; says nothing if the result has no reach.
ReachAnswer reach_of(StoredRuns const& stored);

/// What its partnerships did; says nothing if the result has no operations.
OperationsAnswer operations_of(StoredRuns const& stored);

/// How much of its variance is chance; empty if no replicate was simulated twice.
ChanceTable chance_of(StoredRuns const& stored);

/// Its usual care beside a clinic of the place; says nothing if the result has no facts.
LocalAnswer local_of(StoredRuns const& stored);

/// The numbers that rank its scenarios; without runs if it lacks them.
RankedRuns ranked_of(StoredRuns const& stored);

/// Its uncertain numbers as each replicate drew them.
DrawnNumbers drawn_in(ResultsFile const& file);

/// The table of a result's trial; nothing if the study had no trial.
std::optional<TrialTable> trial_table_of(ResultsFile const& file);

}  // namespace kith
