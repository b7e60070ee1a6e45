#include <map>
#include <tuple>

#include "tests/catch.hpp"
#include "tests/study/same.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A study with every program, so that all kinds of state are in use when it is stopped.
Study busy_study() {
  return make_study({small_town(for_weeks(40, 20, 1) + partnership("one", together()) +
                                    "[same_money]\nenabled = true\nprovider = \"therapists\"\n",
                                "everything")});
}

using Runs = std::map<std::size_t, RunResult>;

/// Continues from the kept checkpoint until the `most`th further checkpoint is kept.
bool live(Study const& study, int threads, int most, std::vector<std::byte>& kept, Runs& runs,
          double memory_bytes = 0.0) {
  std::atomic<bool> stop = false;
  int count = 0;
  RunHooks hooks;
  hooks.stop = &stop;
  hooks.on_result = [&](RunResult&& run) {
    auto const [known, fresh] = runs.try_emplace(run.scenario, run);
    if (!fresh) CHECK(same(known->second, run));  // simulated again from a checkpoint
  };
  hooks.checkpoints.find = [&](int) { return kept; };
  hooks.checkpoints.due = [&](int, Week) { return ++count == most; };
  hooks.checkpoints.keep = [&](int, std::vector<std::byte> state) {
    kept = std::move(state);
    stop = true;
  };
  return run_study(study, {threads, {0}, {}, memory_bytes}, hooks);
}

}  // namespace

TEST_CASE(
    "A study that goes on from a checkpoint of any quarter equals one that was never stopped") {
  Study const study = busy_study();
  Results const whole = collect(study, {1, {0}});
  REQUIRE(whole.runs.size() == 4);
  int quarter = 1;
  for (;; ++quarter) {
    CAPTURE(quarter);
    std::vector<std::byte> kept;
    Runs runs;
    bool const ended = live(study, 1, quarter, kept, runs);
    if (kept.empty()) break;
    if (!ended) CHECK(live(study, 3, 0, kept, runs));
    REQUIRE(runs.size() == 4);
    for (auto const& [scenario, run] : runs)
      CHECK(same(run, whole.of(study.scenarios[scenario].id, 0)));
  }
  CHECK(quarter > 10);  // burn-in, shared weeks, three scenarios
}

TEST_CASE("A study that is stopped repeatedly ends with the same results") {
  Study const study = busy_study();
  Results const whole = collect(study, {1, {0}});
  std::vector<std::byte> kept;
  Runs runs;
  int parts = 1;
  while (!live(study, 1 + parts % 2, 2, kept, runs)) ++parts;
  CHECK(parts > 4);
  for (auto const& [scenario, run] : runs)
    CHECK(same(run, whole.of(study.scenarios[scenario].id, 0)));
}

TEST_CASE("Scenarios that repeat the burn-in for lack of memory equal those from a copy") {
  Study const study = busy_study();
  Results const whole = collect(study, {1, {0}});
  RunOptions little{1, {0}, {}, 1000.0};
  CHECK(resident_weeks(study, little) > resident_weeks(study, {1, {0}}));
  Results const again = collect(study, little);
  REQUIRE(again.runs.size() == 4);
  for (auto const& [key, run] : whole.runs) CHECK(same(run, again.of(key.first, 0)));
  // A checkpoint may fall into a second burn-in.
  std::vector<std::byte> kept;
  Runs runs;
  int parts = 1;
  while (!live(study, 1, 2, kept, runs, 1000.0)) ++parts;
  CHECK(parts > 6);
  for (auto const& [scenario, run] : runs)
    CHECK(same(run, whole.of(study.scenarios[scenario].id, 0)));
}

TEST_CASE("A state of another study is refused") {
  Study const study = busy_study();
  std::vector<std::byte> kept;
  Runs runs;
  live(study, 1, 5, kept, runs);
  REQUIRE(kept.size() > 1000);
  kept.pop_back();
  CHECK_THROWS_AS(live(study, 1, 0, kept, runs), std::runtime_error);
  kept.resize(kept.size() + 5);
  CHECK_THROWS_AS(live(study, 1, 0, kept, runs), std::runtime_error);
}
