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
#include "kith/study/study.hpp"

namespace kith::test {

/// Reads a scenario file of the repository; throws what is wrong with it.
inline Scenario read(std::string const& file, std::vector<std::string> const& sets = {}) {
  Problems problems;
  Scenario scenario = read_scenario(std::string(KITH_SOURCE_DIR) + "/" + file, sets, problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  return scenario;
}

/// The town of tests/data with more in its file: 2,000 residents, two zones, usual care.
inline Scenario small_town(std::string const& more = "", std::string const& id = "test") {
  std::string const town = std::string(KITH_SOURCE_DIR) + "/tests/data/small-town.toml";
  Problems problems;
  Scenario scenario =
      read_scenario_text("format = 1\nextends = \"" + town + "\"\nid = \"" + id + "\"\n" + more,
                         "small-town-and-more.toml", problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  return scenario;
}

/// The nation in small, central values, without settling unless said.
inline Scenario nation(int residents, int settling_weeks = 0) {
  return read("scenarios/communities/reference-us.toml",
              {"community.residents=" + std::to_string(residents),
               "time.settling_weeks=" + std::to_string(settling_weeks)});
}

/// Everything that one scenario needs to be lived through once.
struct World {
  Scenario scenario;
  SyntheticPopulation people;
  CompiledScenario compiled;
  Strata strata;
  State state;
  Life life;
  Week week;  ///< the next one to live through

  explicit World(Scenario what, int replicate = 0)
      : scenario(std::move(what)),
        people(synthesize(scenario, draws_of(scenario, replicate))),
        compiled(compile_scenario(scenario, scenario.evidence, draws_of(scenario, replicate),
                                  index_population(people))),
        strata(make_strata(scenario, compiled.cells)),
        state(make_state(compiled, people)),
        life(make_life(compiled, state, strata, 1)),
        week(-scenario.time.settling_weeks) {
    join_scenario(compiled, state);
    life.zone_shock.assign(scenario.zones.size(), 0.0F);
  }

  /// Another scenario of the same community from here on.
  World(Scenario what, World const& history)
      : scenario(std::move(what)),
        people(history.people),
        compiled(compile_scenario(scenario, scenario.evidence, history.compiled.draws,
                                  index_population(people))),
        strata(history.strata),
        state(history.state),
        life(make_life(compiled, state, strata, 1)),
        week(history.week) {
    join_scenario(compiled, state);
    life.zone_shock = history.life.zone_shock;
  }
  ~World() = default;
  World(World const&) = delete;
  World& operator=(World const&) = delete;

  void live_on(int weeks, Observer* observer = nullptr) {
    live(life, week, week + weeks, observer);
    week += weeks;
  }

  /// As live_on; the sums over residents are those of the last week.
  void live_observed(int weeks) {
    std::vector<std::string> ids;
    for (Partnership const& partnership : scenario.partnerships) ids.push_back(partnership.id);
    Observer observer(weeks, strata.names.size(), ids);
    live_on(weeks, &observer);
  }

  static Draws draws_of(Scenario const& scenario, int replicate) {
    return {static_cast<std::uint32_t>(scenario.run.seed), static_cast<std::uint32_t>(replicate)};
  }
};

/// What happened this week, by stratum.
inline std::vector<FlowCounts> flows_by_stratum(Life const& life) {
  return over_strata(life.strata, life.flows);
}

/// Who waits for what.
inline std::map<Row, Request> requests_by_row(World const& world) {
  std::map<Row, Request> found;
  for (Request const& request : world.state.requests) found[request.row] = request;
  return found;
}

/// Turns the clock of a life to a week, as the loop does before each.
inline void begin_week(World& world) {
  Life& life = world.life;
  life.week = world.week;
  life.clock = static_cast<std::uint32_t>(world.week + world.scenario.time.settling_weeks);
  life.visits.clear();
  life.accounts.clear();
  life.slots_offered = 0.0;
  life.flows.assign(life.strata.of_margin.size(), {});
  life.attended.assign(life.compiled.services.size() + 1, {});
}

/// The week in parts, so that a test can look at what programs and services are about to do.
inline void live_until_contacts(World& world) {
  begin_week(world);
  strike_events(world.life);
  evolve_partnerships(world.life);
  plan_programs(world.life);
  staff_services(world.life);
  update_residents(world.life);
}
inline void live_until_services(World& world) {
  live_until_contacts(world);
  reach_out(world.life);
  look_for_help(world.life);
  coordinate_care(world.life);
}
inline void live_from_services(World& world) {
  serve(world.life);
  treat(world.life);
  turn_over_staff(world.life);
  lead_peers(world.life);
  work_together(world.life);
  settle_accounts(world.life);
  ++world.week;
}

/// What a study gives, by scenario and replicate.
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
  /// Mean over the weeks from ... to - 1 of an outcome by stratum, in the first: adults.
  [[nodiscard]] double adults(std::string const& scenario, std::string const& outcome, int from,
                              int to, int replicate = 0) const {
    return people("adults", scenario, outcome, from, to, replicate);
  }
  /// Mean over weeks in a stratum.
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

/// A scenario that takes part in a study as it is.
inline Results collect(std::vector<Scenario> files, RunOptions const& options = {}) {
  return collect(make_study(std::move(files)), options);
}

}  // namespace kith::test
