#pragma once

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/simulation/simulation.hpp"
#include "kith/state/person.hpp"
#include "kith/study/study.hpp"
#include "tests/places.hpp"

namespace kith {

/// A scenario that comes with Kith, at another size; services scale with the population, programs
/// do not.
inline Scenario shipped(std::string const& file, int residents) {
  Problems problems;
  Scenario scenario = read_scenario(kith_tests::source_dir() + "/scenarios/" + file,
                                    {"community.residents=" + std::to_string(residents)}, problems);
  if (!problems.empty()) throw std::runtime_error(format_problems(problems));
  for (Provider& provider : scenario.providers) provider.fte *= residents / 25000.0;
  return scenario;
}

inline Scenario nation(int residents) {
  return shipped("communities/reference-us.toml", residents);
}

/// A community after a year of burn-in and, if it has a partnership, after a year with it.
struct Settled {
  Settled(Scenario of, int threads)
      : scenario(std::move(of)),
        compiled(compile_scenario(scenario, scenario.evidence, draws,
                                  index_population(synthesize(scenario, draws)))),
        strata(make_strata(scenario, compiled.cells, compiled.access)),
        state(make_state(compiled, synthesize(scenario, draws))),
        simulation(make_simulation(compiled, state, strata, threads)) {
    scenario.time.settling_weeks = 52;
    Week until = 0;
    for (Partnership const& partnership : scenario.partnerships)
      until = partnership.start_week + 52;
    simulate(simulation, -scenario.time.settling_weeks, until, nullptr);
  }
  Draws draws{20260105, 0};
  Scenario scenario;
  CompiledScenario compiled;
  Strata strata;
  State state;
  Simulation simulation;
};

}  // namespace kith
