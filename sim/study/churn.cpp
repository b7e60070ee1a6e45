#include "kith/study/churn.hpp"

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "kith/processes/care/requests.hpp"
#include "kith/study/study_replicate.hpp"

namespace kith {
namespace {

/// Takes the person who has waited longest out of the queue before a week; false if nobody waits.
bool help_one(Simulation& simulation, Week week) {
  State& state = simulation.state;
  auto const longest =
      std::min_element(state.requests.begin(), state.requests.end(),
                       [](Request const& a, Request const& b) { return a.week < b.week; });
  if (longest == state.requests.end()) return false;
  begin_week(simulation, week);  // so that the request's wait is known
  state.requests.erase_rows({longest->row}, [&](Request const& request) {
    close_request(state, simulation.week.context, request, WaitEnd::left);
  });
  return true;
}

}  // namespace

std::string why_no_churn(Study const& study) {
  if (reports_reach(study)) return "";
  if (study.scenarios.size() == 1) return "churn needs a partnership, and there is none";
  return trial_of(study) != nullptr
             ? "a trial does not count whom its arms reach"
             : "run.reach = false: the people whom the scenario reaches are not counted";
}

RunResult live_with_one_helped(Study const& study, int replicate, std::atomic<bool> const* stop) {
  if (std::string const why = why_no_churn(study); !why.empty()) throw std::invalid_argument(why);
  Study both = study;
  both.scenarios.push_back(study.scenarios[0]);
  std::vector<std::size_t> const lived = {0, both.scenarios.size() - 1};
  Scenario const* const second = &both.scenarios.back();
  RunResult result;
  RunHooks hooks;
  hooks.stop = stop;
  hooks.on_result = [&](RunResult&& run) {
    if (run.scenario == lived[1]) result = std::move(run);
  };
  std::mutex turn;
  Replicate const one{both, replicate, 1, lived, true, hooks, turn};
  ReplicateRun run(one);
  bool helped = false;
  while (auto const next = run.next())
    for (Week week = next->from; week < next->to; ++week) {
      bool const may_help = next->simulation.week.context.compiled.scenario == second;
      if (may_help && !helped) helped = help_one(next->simulation, week);
      simulate(next->simulation, week, week + 1, next->observer);
    }
  return result;
}

}  // namespace kith
