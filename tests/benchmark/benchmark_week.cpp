// Resident-weeks per second and bytes per resident:
//   kith_benchmark --benchmark_repetitions=5 --benchmark_report_aggregates_only=true

#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "kith/read_scenario.hpp"
#include "kith/simulation.hpp"

namespace kith {
namespace {

/// The nation in small at any size: services grow with the population.
Scenario nation(int residents) {
  Problems problems;
  Scenario scenario =
      read_scenario(std::string(KITH_SOURCE_DIR) + "/scenarios/communities/reference-us.toml",
                    {"community.residents=" + std::to_string(residents)}, problems);
  for (Provider& provider : scenario.providers) provider.fte *= residents / 25000.0;
  return scenario;
}

/// A community that has lived through its first year.
struct Settled {
  explicit Settled(int residents, int threads)
      : scenario(nation(residents)),
        setting(make_setting(scenario, scenario.evidence, draws, synthesize(scenario, draws))),
        strata(make_strata(scenario, setting.cells)),
        community(make_community(setting, synthesize(scenario, draws))),
        life(make_life(setting, community, strata, threads)) {
    live(life, -scenario.time.settling_weeks, 52 - scenario.time.settling_weeks, nullptr);
  }
  Draws draws{20260105, 0};
  Scenario scenario;
  Setting setting;
  Strata strata;
  Community community;
  Life life;
};

double column_bytes(Community const& community) {
  double bytes = static_cast<double>(community.residents.need_ring.size());
  auto const add = [&bytes](char const*, auto const& column) {
    bytes += static_cast<double>(column.size() * sizeof column[0]);
  };
  each_personal_column(community.residents, add);
  each_other_column(community.residents, add);
  return bytes;
}

double ledger_bytes(Community const& c) {
  return static_cast<double>(
      c.requests.size() * sizeof(Request) + c.episodes.size() * sizeof(Episode) +
      c.medications.size() * sizeof(Medication) + c.spells.size() * sizeof(Spell) +
      c.contacts.size() * sizeof(StigmaContact) + c.wait_log.size() * sizeof(WaitRecord));
}

void report(benchmark::State& state, Settled const& world, double weeks) {
  double const residents = world.scenario.population.residents;
  state.counters["resident_weeks"] = benchmark::Counter(
      residents * weeks, benchmark::Counter::kIsRate, benchmark::Counter::kIs1000);
  state.counters["bytes_per_resident"] =
      (column_bytes(world.community) + ledger_bytes(world.community)) / residents;
}

/// The whole week, observed or not.
void week(benchmark::State& state) {
  Settled world(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  bool const observed = state.range(2) != 0;
  double weeks = 0.0;
  for (auto _ : state) {
    state.PauseTiming();
    Observer observer(4, world.strata.names.size(), {});
    state.ResumeTiming();
    live(world.life, world.life.week, world.life.week + 4, observed ? &observer : nullptr);
    weeks += 4.0;
  }
  report(state, world, weeks);
}
BENCHMARK(week)
    ->ArgNames({"residents", "threads", "observed"})
    ->ArgsProduct({{25000, 1000000}, {1, 2}, {0, 1}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// The pass over everybody alone.
void pass(benchmark::State& state) {
  Settled world(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  double weeks = 0.0;
  for (auto _ : state) {
    ++world.life.clock;
    live_the_week(world.life);
    weeks += 1.0;
  }
  report(state, world, weeks);
}
BENCHMARK(pass)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{25000, 1000000}, {1, 2}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void synthesis(benchmark::State& state) {
  Scenario const scenario = nation(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(synthesize(scenario, {20260105, 0}));
  state.counters["residents"] = benchmark::Counter(
      static_cast<double>(state.range(0) * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(synthesis)->ArgName("residents")->Arg(25000)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith

BENCHMARK_MAIN();
