#include <chrono>

#include "tests/catch.hpp"
#include "tests/study/same.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Times a study, and checks that every run equals the run without timings.
Timings time_study(Study const& study, int threads) {
  Results const plain = collect(study);
  Timings timings;
  std::mutex turn;
  RunHooks hooks;
  hooks.timings = &timings;
  hooks.on_result = [&](RunResult&& run) {
    std::lock_guard const lock(turn);
    CHECK(same(run, plain.of(study.scenarios[run.scenario].id, run.replicate)));
  };
  REQUIRE(run_study(study, {threads, {}}, hooks));
  return timings;
}

Study short_study() {
  return make_study({small_town(for_weeks(20, 10) + partnership("one", clinic), "one")});
}

}  // namespace

TEST_CASE("Timings name the steps of the week in their order, then observing, and change nothing") {
  for (int const threads : {1, 2}) {
    Timings const timings = time_study(short_study(), threads);
    std::vector<std::string> expected, found;
    for (Step const& step : schedule()) expected.emplace_back(step.name);
    expected.emplace_back(observing);
    for (auto const& entry : timings.entries()) {
      found.push_back(entry.step);
      CHECK(entry.seconds > 0.0);
    }
    CHECK(found == expected);
  }
}

TEST_CASE("On one thread the steps take no longer than the study") {
  Study const study = short_study();
  Timings timings;
  RunHooks hooks;
  hooks.timings = &timings;
  auto const began = std::chrono::steady_clock::now();
  run_study(study, {}, hooks);
  std::chrono::duration<double> const whole = std::chrono::steady_clock::now() - began;
  double all = 0.0;
  for (auto const& entry : timings.entries()) all += entry.seconds;
  CHECK(all < whole.count());
  CHECK(all > 0.1 * whole.count());  // the rest is mostly making people and ties
}
