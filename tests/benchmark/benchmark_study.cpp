// The work of a study other than simulating weeks: making residents, and writing results.

#include <filesystem>

#include "kith/io/results/results_file.hpp"
#include "worlds.hpp"

namespace kith {
namespace {

void synthesis(benchmark::State& state) {
  Scenario const scenario = nation(static_cast<int>(state.range(0)));
  while (state.KeepRunning()) benchmark::DoNotOptimize(synthesize(scenario, {20260105, 0}));
  state.counters["residents"] =  // per second
      benchmark::Counter(static_cast<double>(state.range(0) * state.iterations()),
                         benchmark::Counter::kIsRate, benchmark::Counter::kIs1000);
}
BENCHMARK(synthesis)
    ->ArgName("residents")
    ->Arg(25'000)
    ->Arg(1'000'000)
    ->Arg(10'000'000)
    ->Unit(benchmark::kMillisecond);

/// One run of the main example, encoded and written into a new file.
void writing(benchmark::State& state) {
  Scenario scenario = shipped("clinic-at-the-community-center.toml", 2000);
  scenario.time.settling_weeks = 0;
  Study const study = make_study({scenario});
  RunOptions options;
  options.replicates = {0};
  options.scenarios = {0};
  RunResult result;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&& run) { result = std::move(run); };
  run_study(study, options, hooks);
  StudyMetadata metadata;
  metadata.title = "writing";
  metadata.scenario_ids = {"usual-care"};
  metadata.scenario_titles = {"Usual care"};
  metadata.replicates = {0};
  auto const path = std::filesystem::temp_directory_path() / "kith-benchmark.h5";
  while (state.KeepRunning()) {
    StudyWriter writer(path, layout_of(study), metadata, {true});
    writer.write(result);
    writer.finish();
  }
  state.counters["bytes"] = static_cast<double>(std::filesystem::file_size(path));
  std::filesystem::remove(path);
}
BENCHMARK(writing)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith
