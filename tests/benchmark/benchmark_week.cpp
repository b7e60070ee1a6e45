// The speed of weeks, beside the bare kernel in the same run. The three kinds of week are timed in
// turn, so that other work on the machine affects all of them:
//   kith_benchmark --benchmark_filter=week/residents:1000000 --benchmark_repetitions=5

#include <chrono>

#include "bare_kernel.hpp"
#include "kith/processes/steps.hpp"
#include "worlds.hpp"

namespace kith {
namespace {

constexpr int weeks_of_round = 4;

template <class Work>
double seconds_of(Work work) {
  auto const began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

double column_bytes(State const& state) {
  double bytes = 0.0;
  each_column(
      [&bytes](ColumnFacts const&, auto const& column) {
        bytes += static_cast<double>(column.size() * sizeof column[0]);
      },
      state.residents);
  return bytes;
}

double ledger_bytes(State const& c) {
  return static_cast<double>(
      c.requests.size() * sizeof(Request) + c.episodes.size() * sizeof(Episode) +
      c.medications.size() * sizeof(Medication) + c.spells.size() * sizeof(Spell) +
      c.contacts.size() * sizeof(StigmaContact) + c.wait_log.size() * sizeof(WaitRecord));
}

/// Seconds spent in the rounds so far.
struct Spent {
  double week = 0.0, pass = 0.0, kernel = 0.0;
};

void report(benchmark::State& state, Settled const& world, Spent const& spent) {
  double const residents = world.scenario.margins.residents;
  double const weeks = residents * weeks_of_round * static_cast<double>(state.iterations());
  auto const rate = [&](double seconds) {
    return benchmark::Counter(weeks / seconds, benchmark::Counter::kDefaults,
                              benchmark::Counter::kIs1000);
  };
  state.counters["week"] = rate(spent.week);  // resident-weeks per second
  state.counters["pass"] = rate(spent.pass);
  state.counters["kernel"] = rate(spent.kernel);
  state.counters["week_of_kernel"] = spent.kernel / spent.week;
  state.counters["pass_of_kernel"] = spent.kernel / spent.pass;
  state.counters["sparse_share"] = 1.0 - spent.pass / spent.week;
  state.counters["bytes"] =  // per resident
      (column_bytes(world.state) + ledger_bytes(world.state)) / residents;
}

/// Runs only the pass, with the draws of the next week.
void update_again(Simulation& simulation) {
  WeekFlow& week = simulation.week;
  ++week.context.clock;
  week.update = update_residents(simulation.state, week.context, week.workspace, nullptr);
}

/// Times the whole observed week, the pass over all residents alone, and the bare kernel.
void measure(benchmark::State& state, Scenario scenario) {
  auto const residents = static_cast<std::uint32_t>(scenario.margins.residents);
  int const threads = static_cast<int>(state.range(1));
  Settled world(std::move(scenario), threads);
  BareKernel kernel(residents);
  kernel.live(weeks_of_round, threads);
  Spent spent;
  Week next = world.simulation.week.context.week + 1;
  while (state.KeepRunning()) {
    Observer observer(weeks_of_round, world.strata.names.size(), {});
    double const week =
        seconds_of([&] { simulate(world.simulation, next, next + weeks_of_round, &observer); });
    next += weeks_of_round;
    spent.pass += seconds_of([&] {
      for (int k = 0; k < weeks_of_round; ++k) update_again(world.simulation);
    });
    spent.kernel += seconds_of([&] { kernel.live(weeks_of_round, threads); });
    spent.week += week;
    state.SetIterationTime(week);
    benchmark::DoNotOptimize(kernel.unwell());
  }
  report(state, world, spent);
}

void week(benchmark::State& state) {
  measure(state, nation(static_cast<int>(state.range(0))));
}
BENCHMARK(week)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{10'000, 25'000, 100'000, 1'000'000}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

/// Needs 120 bytes per resident, including the kernel's, and minutes of burn-in.
void large_week(benchmark::State& state) {
  week(state);
}
BENCHMARK(large_week)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{10'000'000, 100'000'000}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

void week_with_all_programs(benchmark::State& state) {
  measure(state, shipped("everything-together.toml", static_cast<int>(state.range(0))));
}
BENCHMARK(week_with_all_programs)
    ->ArgNames({"residents", "threads"})
    ->ArgsProduct({{25'000, 1'000'000}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith

BENCHMARK_MAIN();
