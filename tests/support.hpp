#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/simulation/simulation.hpp"
#include "kith/state/person.hpp"
#include "kith/study/study.hpp"
#include "tests/places.hpp"

namespace kith::test {

/// Reads a scenario file of the repository; throws its problems.
inline Scenario read(std::string const& file, std::vector<std::string> const& sets = {}) {
  Problems problems;
  Scenario scenario = read_scenario(kith_tests::source_dir() + "/" + file, sets, problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  return scenario;
}

/// The town of tests/data (2,000 residents, two zones, usual care), with `more` in its file.
inline Scenario small_town(std::string const& more = "", std::string const& id = "test") {
  std::string const town = kith_tests::source_dir() + "/tests/data/small-town.toml";
  Problems problems;
  Scenario scenario =
      read_scenario_text("format = 1\nextends = \"" + town + "\"\nid = \"" + id + "\"\n" + more,
                         "small-town-and-more.toml", problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  return scenario;
}

/// A small reference nation with central values, by default without burn-in.
inline Scenario nation(int residents, int settling_weeks = 0) {
  return read("scenarios/communities/reference-us.toml",
              {"community.residents=" + std::to_string(residents),
               "time.settling_weeks=" + std::to_string(settling_weeks)});
}

/// Everything needed to simulate one scenario once.
struct World {
  Scenario scenario;
  SyntheticPopulation people;
  CompiledScenario compiled;
  Strata strata;
  State state;
  Simulation simulation;
  WeekFlow& flow = simulation.week;  ///< the latest week
  Week week;                         ///< the next one to simulate

  explicit World(Scenario what, int replicate = 0)
      : scenario(with_central_values(std::move(what))),
        people(synthesize(scenario, draws_of(scenario, replicate))),
        compiled(compile_scenario(scenario, scenario.evidence, draws_of(scenario, replicate),
                                  index_population(people))),
        strata(make_strata(scenario, compiled.cells, compiled.access)),
        state(make_state(compiled, people)),
        simulation(make_simulation(compiled, state, strata, 1)),
        week(-scenario.time.settling_weeks) {
    join_scenario(compiled, state);
    flow.context.zone_shock.assign(scenario.zones.size(), 0.0F);
  }

  /// Branches: another scenario of the same community from the current week on.
  World(Scenario what, World const& history)
      : scenario(with_central_values(std::move(what))),
        people(history.people),
        compiled(compile_scenario(scenario, scenario.evidence, history.compiled.draws,
                                  index_population(people))),
        strata(history.strata),
        state(history.state),
        simulation(make_simulation(compiled, state, strata, 1)),
        week(history.week) {
    join_scenario(compiled, state);
    flow.context.zone_shock = history.flow.context.zone_shock;
  }
  ~World() = default;
  World(World const&) = delete;
  World& operator=(World const&) = delete;

  [[nodiscard]] double adults_at_start() const {
    return static_cast<double>(std::count_if(people.age.begin(), people.age.end(),
                                             [](std::uint8_t age) { return age >= 18; }));
  }
  void live_on(int weeks, Observer* observer = nullptr) {
    simulate(simulation, week, week + weeks, observer);
    week += weeks;
  }

  /// Like live_on, but keeps the sums over residents of the last week.
  void live_observed(int weeks) {
    std::vector<std::string> ids;
    for (Partnership const& partnership : scenario.partnerships) ids.push_back(partnership.id);
    Observer observer(weeks, strata.names.size(), ids);
    live_on(weeks, &observer);
  }

  void begin_week() { kith::begin_week(simulation, week); }
  /// Runs one step of the current week.
  void run(std::string_view step) { find(step)->run(state, flow); }
  /// Runs the week from its beginning up to, but not including, a step.
  void run_until(std::string_view step) {
    begin_week();
    run_steps(schedule().begin(), find(step));
  }
  /// Runs the rest of the week, from a step on.
  void run_from(std::string_view step) {
    run_steps(find(step), schedule().end());
    ++week;
  }

  static Draws draws_of(Scenario const& scenario, int replicate) {
    return {static_cast<std::uint32_t>(scenario.run.seed), static_cast<std::uint32_t>(replicate)};
  }

  /// Central values: no program or place is better or worse than the mean.
  static Scenario with_central_values(Scenario scenario) {
    scenario.run.parameters = ParameterMode::central;
    return scenario;
  }

 private:
  using Place = std::span<Step const>::iterator;
  static Place find(std::string_view name) {
    auto const all = schedule();
    auto const found = std::find_if(all.begin(), all.end(),
                                    [name](Step const& step) { return step.name == name; });
    if (found == all.end()) throw std::out_of_range("no step " + std::string(name));
    return found;
  }
  void run_steps(Place first, Place last) {
    for (; first != last; ++first) first->run(state, flow);
  }
};

/// Counts of this week's events, by stratum.
inline std::vector<FlowCounts> flows_by_stratum(WeekFlow const& week) {
  return over_strata(week.context.strata, week.events.flows);
}

/// Open requests by row.
inline std::map<Row, Request> requests_by_row(World const& world) {
  std::map<Row, Request> found;
  for (Request const& request : world.state.requests) found[request.row] = request;
  return found;
}

/// The results of a study, by scenario and replicate.
struct Results {
  Layout layout;
  std::map<std::pair<std::string, int>, RunResult> runs;

  [[nodiscard]] RunResult const& of(std::string const& scenario, int replicate = 0) const {
    return runs.at({scenario, replicate});
  }
  [[nodiscard]] std::size_t index_of(std::string const& outcome) const {
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == outcome) return o;
    throw std::out_of_range(outcome);
  }
  [[nodiscard]] std::vector<double> values(std::string const& scenario, std::string const& outcome,
                                           int replicate = 0) const {
    return std::visit([](auto const& v) { return std::vector<double>(v.begin(), v.end()); },
                      of(scenario, replicate).values[index_of(outcome)]);
  }
  /// Mean of an outcome by stratum over the weeks `from` to `to` - 1, for adults.
  [[nodiscard]] double adults(std::string const& scenario, std::string const& outcome, int from,
                              int to, int replicate = 0) const {
    return people("adults", scenario, outcome, from, to, replicate);
  }
  /// Mean of an outcome over weeks in a stratum.
  [[nodiscard]] double people(std::string const& stratum, std::string const& scenario,
                              std::string const& outcome, int from, int to,
                              int replicate = 0) const {
    std::vector<double> const all = values(scenario, outcome, replicate);
    std::size_t strata = 1, at = 0;
    for (Dimension const& d : layout.dimensions) {
      if (d.name != "stratum") continue;
      strata = d.size();
      auto const found = std::find(d.labels.begin(), d.labels.end(), stratum);
      if (found == d.labels.end()) throw std::out_of_range(stratum);
      at = static_cast<std::size_t>(found - d.labels.begin());
    }
    double sum = 0.0;
    for (int week = from; week < to; ++week)
      sum += all[static_cast<std::size_t>(week) * strata + at];
    return sum / (to - from);
  }
};

inline Results collect(Study const& study, RunOptions const& options = {}) {
  Results results{layout_of(study), {}};
  RunHooks hooks;
  std::mutex turn;
  hooks.on_result = [&](RunResult&& result) {
    std::lock_guard const lock(turn);
    auto const key = std::pair{study.scenarios[result.scenario].id, result.replicate};
    results.runs[key] = std::move(result);
  };
  run_study(study, options, hooks);
  return results;
}

/// Runs files as one study, and collects the results.
inline Results collect(std::vector<Scenario> files, RunOptions const& options = {}) {
  return collect(make_study(std::move(files)), options);
}

}  // namespace kith::test
