#include "kith/simulate.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "kith/answer/study_answer.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/study.hpp"

namespace kith {
namespace {

std::shared_ptr<Study const> study_of(std::vector<Scenario> scenarios, Problems problems) {
  if (!problems.empty()) throw InvalidScenario(std::move(problems));
  return std::make_shared<Study const>(make_study(std::move(scenarios)));
}

}  // namespace

InvalidScenario::InvalidScenario(Problems problems)
    : std::invalid_argument(format_problems(problems)), problems_(std::move(problems)) {}

PreparedStudy::PreparedStudy(std::shared_ptr<Study const> study) : study_(std::move(study)) {}

PreparedStudy PreparedStudy::from_files(std::vector<std::string> const& files,
                                        std::vector<std::string> const& settings) {
  Problems problems;
  std::vector<Scenario> scenarios;
  for (auto const& file : files) scenarios.push_back(read_scenario(file, settings, problems));
  return PreparedStudy(study_of(std::move(scenarios), std::move(problems)));
}

PreparedStudy PreparedStudy::from_texts(std::vector<ScenarioText> const& texts,
                                        std::vector<std::string> const& settings) {
  Problems problems;
  std::vector<Scenario> scenarios;
  for (auto const& [name, text] : texts)
    scenarios.push_back(read_scenario_text(text, name, problems, settings));
  return PreparedStudy(study_of(std::move(scenarios), std::move(problems)));
}

std::vector<std::string> PreparedStudy::scenario_ids() const {
  std::vector<std::string> ids;
  for (auto const& scenario : study_->scenarios) ids.push_back(scenario.id);
  return ids;
}

std::vector<int> PreparedStudy::replicates() const {
  std::vector<int> all(static_cast<std::size_t>(study_->scenarios.at(0).run.replicates));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

Layout PreparedStudy::layout() const {
  return layout_of(*study_);
}

std::vector<RunResult> PreparedStudy::simulate(std::vector<int> const& replicates,
                                               int threads) const {
  std::vector<RunResult> runs;
  if (replicates.empty()) return runs;
  RunOptions options;
  options.threads = threads;
  options.replicates = replicates;
  std::mutex mutex;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&& run) {
    std::lock_guard const lock(mutex);
    runs.push_back(std::move(run));
  };
  run_study(*study_, options, hooks);
  std::sort(runs.begin(), runs.end(), [](RunResult const& a, RunResult const& b) {
    return std::tie(a.replicate, a.scenario) < std::tie(b.replicate, b.scenario);
  });
  return runs;
}

std::string PreparedStudy::answer(std::vector<RunResult> const& runs) const {
  std::set<int> replicates;
  for (auto const& run : runs) replicates.insert(run.replicate);
  StudyAnswer answer(*study_, {replicates.begin(), replicates.end()});
  for (auto const& run : runs) answer.add(run);
  return answer.in_words();
}

}  // namespace kith
