#include "kith/answer/study_answer.hpp"

#include <algorithm>

#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/answer/trial_words.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/study/rivals.hpp"
#include "kith/study/second_life.hpp"

namespace kith {
namespace {

// The earliest week in which any scenario may differ from usual care; 0 without partnerships.
int first_partnership_week(Study const& study) {
  int first = -1;
  for (auto const& scenario : study.scenarios)
    for (auto const& partnership : scenario.partnerships)
      if (first < 0 || partnership.start_week < first) first = partnership.start_week;
  return std::max(first, 0);
}

std::optional<TrialTable> trial_table(Study const& study) {
  for (Scenario const& scenario : study.scenarios)
    if (scenario.trial) return TrialTable(*scenario.trial);
  return std::nullopt;
}

std::vector<double> asked_in(Study const& study) {
  std::vector<double> asked;
  for (Scenario const& scenario : study.scenarios) asked.push_back(asked_usd(scenario));
  return asked;
}

/// A rival is compared in the windows of its scenario.
std::vector<Windows> windows_in(Study const& study) {
  std::vector<Windows> windows;
  for (Scenario const& scenario : study.scenarios) {
    Scenario const* of = &scenario;
    for (Scenario const& other : study.scenarios)
      if (!scenario.rival_of.empty() && other.id == scenario.rival_of) of = &other;
    windows.push_back(windows_of(*of));
  }
  return windows;
}

}  // namespace

double asked_usd(Scenario const& scenario) {
  double usd = 0.0;
  for (Partnership const& partnership : scenario.partnerships)
    usd += partnership.grant_usd_per_year * partnership.grant_weeks / weeks_per_year;
  return usd;
}

ComparedRuns compared_runs(Study const& study, std::vector<int> const& replicates) {
  ComparedRuns runs;
  for (auto const& scenario : study.scenarios) {
    runs.scenario_ids.push_back(scenario.id);
    runs.scenario_titles.push_back(scenario.title);
  }
  runs.replicates = replicates;
  runs.first_partnership_week = first_partnership_week(study);
  for (auto const& scenario : study.scenarios)
    runs.granted_usd.push_back(usd_in(grants_of(scenario)));
  for (auto const& scenario : study.scenarios) runs.worthwhile.push_back(scenario.worthwhile);
  runs.look_at = study.scenarios[0].look_at;
  runs.place = study.scenarios[0].margins.title;
  runs.residents = study.scenarios[0].margins.residents;
  runs.people_per_resident = study.scenarios[0].margins.people_per_resident;
  return runs;
}

StudyAnswer::StudyAnswer(Study const& study, std::vector<int> const& replicates,
                         std::vector<int> const& twice)
    : layout_(layout_of(study)),
      answer_(layout_, compared_runs(study, replicates)),
      windows_(layout_, compared_runs(study, replicates), windows_in(study)),
      chance_(layout_, compared_runs(study, replicates), twice),
      besides_(looked_at_besides(layout_, compared_runs(study, replicates))),
      reach_(layout_, compared_runs(study, replicates)),
      screens_(screen_facts(study), layout_, replicates),
      operations_(layout_, compared_runs(study, replicates), asked_in(study)),
      local_(layout_, study.scenarios[0]),
      ranked_(layout_, compared_runs(study, replicates)),
      trial_(trial_table(study)) {}

void StudyAnswer::add(RunResult const& run) {
  chance_.add(run);
  if (run.replicate >= first_second_life) return;
  answer_.add(run);
  windows_.add(run);
  for (OutcomeByWeeks& outcome : besides_) outcome.add(run);
  reach_.add(run);
  screens_.add(run);
  operations_.add(run);
  local_.add(run);
  ranked_.add(run);
  if (trial_) trial_->add(run, layout_);
}

bool StudyAnswer::reads(std::size_t outcome) const {
  auto const reach = reach_outcomes_in(layout_);
  return trial_ || answer_.reads(outcome) || windows_.reads(outcome) || screens_.reads(outcome) ||
         operations_.reads(outcome) || ranked_.reads(outcome) ||
         std::find(reach.begin(), reach.end(), outcome) != reach.end() ||
         std::any_of(besides_.begin(), besides_.end(),
                     [&](OutcomeByWeeks const& one) { return one.reads(outcome); });
}

std::vector<std::string> StudyAnswer::first_screens() const {
  return screens_.texts(answer_.lives(), local_.warning());
}

std::string StudyAnswer::in_words(std::string const& changes) const {
  if (trial_) return screens_in_words({}, changes) + trial_in_words(*trial_);
  return screens_in_words(first_screens(), changes) + local_.in_words() + answer_.in_words() +
         answer_.table() + kith::in_words(chance()) + kith::in_words(besides_) +
         windows_.in_words(answer_) + kith::in_words(ranked_table(ranked_)) +
         operations_.in_words() + reach_.in_words() + "\n";
}

}  // namespace kith
