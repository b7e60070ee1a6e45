#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/answer/answer.hpp"
#include "kith/answer/answer_windows.hpp"
#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "kith/answer/chance/chance_answer.hpp"
#include "kith/answer/first_screen/first_screens.hpp"
#include "kith/answer/local/local_answer.hpp"
#include "kith/answer/operations/operations_answer.hpp"
#include "kith/answer/ranking/ranked_runs.hpp"
#include "kith/answer/reach_words.hpp"
#include "kith/study/study.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// The runs of a study that its answer compares.
ComparedRuns compared_runs(Study const& study, std::vector<int> const& replicates);

/// Dollars of grants that the partnerships of a scenario ask for, renewals excluded.
double asked_usd(Scenario const& scenario);

/// The findings of a study: the table of its trial, if it has one, else its answer. Gathered run by
/// run, in any order, from one thread at a time.
class StudyAnswer {
 public:
  /// `twice`: replicates that are also simulated a second time.
  StudyAnswer(Study const& study, std::vector<int> const& replicates,
              std::vector<int> const& twice = {});

  /// Second simulations of replicates serve only to measure chance.
  void add(RunResult const& run);
  /// Whether it needs an outcome, by its index in the layout. The values of others may be missing
  /// from the runs that are added.
  [[nodiscard]] bool reads(std::size_t outcome) const;

  /// The text that `kith run` prints, with lines under its title on what was changed.
  [[nodiscard]] std::string in_words(std::string const& changes = "") const;
  [[nodiscard]] std::optional<TrialTable> const& trial() const { return trial_; }
  [[nodiscard]] Answer const& answer() const { return answer_; }
  [[nodiscard]] AnswerWindows const& windows() const { return windows_; }
  [[nodiscard]] RankedRuns const& ranked() const { return ranked_; }
  [[nodiscard]] ChanceTable chance() const { return chance_.table(); }
  [[nodiscard]] LocalAnswer const& local() const { return local_; }
  [[nodiscard]] OperationsAnswer const& operations() const { return operations_; }
  [[nodiscard]] ReachAnswer const& reach() const { return reach_; }
  [[nodiscard]] FirstScreens const& screens() const { return screens_; }
  /// The first screen of each scenario; empty if it has none.
  [[nodiscard]] std::vector<std::string> first_screens() const;

 private:
  Layout layout_;
  Answer answer_;
  AnswerWindows windows_;
  ChanceAnswer chance_;
  std::vector<OutcomeByWeeks> besides_;
  ReachAnswer reach_;
  FirstScreens screens_;
  OperationsAnswer operations_;
  LocalAnswer local_;
  RankedRuns ranked_;
  std::optional<TrialTable> trial_;
};

}  // namespace kith
