#include <map>

#include "tests/catch.hpp"
#include "tests/sweep/sweeps.hpp"

using namespace kith;

namespace {

/// The payloads of all runs in all shards, by id. Fails if a run was done twice.
std::map<RunId, std::vector<std::byte>> runs_in(Plan const& plan,
                                                std::filesystem::path const& folder) {
  std::map<RunId, std::vector<std::byte>> runs;
  for (int shard = 0; shard < plan.shards; ++shard) {
    auto const path = shard_path(folder, shard, plan.shards);
    ShardName const name{plan.id(), static_cast<std::uint32_t>(shard),
                         static_cast<std::uint32_t>(plan.shards)};
    for (LogEntry const& entry : read_log(path, name).entries)
      REQUIRE(runs.emplace(entry.id, read_payload(path, entry)).second);
  }
  return runs;
}

StudyMetadata metadata_of(Plan const& plan) {
  StudyMetadata metadata;
  for (Scenario const& scenario : plan.sweep.study.scenarios)
    metadata.scenario_ids.push_back(scenario.id);
  for (int r = 0; r < plan.blocks.back().replicates; ++r) metadata.replicates.push_back(r);
  return metadata;
}

Sweep sweep_of(SweepFiles const& files, int n, int replicates,
               std::string const& scenarios = "\"a.toml\"") {
  return files.read(files.sweep(
      "method = \"sobol\"\nn = " + std::to_string(n),
      files.two_varied() + "[run]\nreplicates = " + std::to_string(replicates) + "\n", scenarios));
}

}  // namespace

TEST_CASE("results do not depend on shards, threads or interruptions") {
  SweepFiles const files;
  Plan const one = make_plan(sweep_of(files, 2, 2), 1, "kith");
  auto const whole = files.keep(one, "one");
  CHECK(files.work(one, whole, 1).done == 4);
  Plan const three = make_plan(sweep_of(files, 2, 2), 3, "kith");
  auto const cut = files.keep(three, "three");
  std::atomic<bool> stop = false;
  WorkHooks hooks;
  hooks.stop = &stop;
  hooks.on_unit = [&] { stop = true; };
  WorkDone const begun = work_on(three, cut, 0, 1, false, hooks);
  CHECK(begun.done == 1);
  CHECK(begun.missing == 1);
  WorkDone const rest = files.work(read_plan(cut), cut);
  CHECK(rest.done == 3);
  CHECK(rest.before == 1);
  CHECK(runs_in(one, whole) == runs_in(three, cut));
}

TEST_CASE("a grown sweep equals one made at once and runs only what is new") {
  SweepFiles const files;
  Plan plan = make_plan(sweep_of(files, 2, 1), 2, "kith");
  auto const folder = files.keep(plan, "grown");
  CHECK(files.work(plan, folder).done == 2);
  plan = grow_plan(read_plan(folder), sweep_of(files, 4, 1));  // samples
  plan = grow_plan(plan, sweep_of(files, 4, 2));               // replicates
  write_plan(plan, folder);
  WorkDone const more = files.work(plan, folder);
  CHECK(more.before == 2);
  CHECK(more.done == 6);
  plan = grow_plan(read_plan(folder), sweep_of(files, 4, 2, "\"a.toml\", \"b.toml\""));
  write_plan(plan, folder);
  WorkDone const scenarios = files.work(read_plan(folder), folder);
  CHECK(scenarios.before == 8);
  CHECK(scenarios.done == 8);

  Plan const fresh = make_plan(sweep_of(files, 4, 2, "\"a.toml\", \"b.toml\""), 2, "kith");
  auto const parallel_parts = files.keep(fresh, "at-once");
  files.work(fresh, parallel_parts);
  auto const merge = [&](Plan const& from, std::filesystem::path const& where) {
    auto const path = folder / (where.filename().string() + ".h5");
    merge_shards(from, where, path, metadata_of(from), {});
    return path;
  };
  auto const a = merge(plan, folder), b = merge(fresh, parallel_parts);
  // If the digests of all runs are equal, so are their communities and values. Python tests compare
  // the values, too.
  auto const equal = [&](char const* what) {
    std::string const command = "h5diff -q " + a.string() + " " + b.string() + " " + what;
    return std::system(("command -v h5diff > /dev/null || exit 0; " + command).c_str()) == 0;
  };
  for (auto const* what : {"/digest", "/run_status", "/k6_mean", "/qalys", "/sample", "/residents",
                           "/partnerships/maturity", "/cost_by_program_usd"})
    CHECK(equal(what));
}

TEST_CASE("a change that is not growth of a plan is refused with the reason") {
  SweepFiles const files;
  Plan const plan = make_plan(sweep_of(files, 4, 2), 2, "kith");
  auto const why = [&](Sweep sweep) -> std::string {
    try {
      grow_plan(plan, std::move(sweep));
    } catch (PlanError const& refused) {
      return refused.what();
    }
    return "accepted";
  };
  CHECK(why(sweep_of(files, 4, 2)) == "accepted");
  CHECK_THAT(why(sweep_of(files, 2, 2)), ContainsSubstring("do not begin with"));
  CHECK_THAT(why(sweep_of(files, 4, 1)), ContainsSubstring("fewer replicates"));
  Sweep other = sweep_of(files, 4, 2);
  other.files[0].run.seed = 99;
  other.study = make_study(other.files);
  CHECK_THAT(why(other), ContainsSubstring("seed"));
  auto const hypercube = [&](int n) {
    return files.read(
        files.sweep("method = \"lhs\"\nn = " + std::to_string(n), files.two_varied()));
  };
  Plan const latin = make_plan(hypercube(3), 1, "kith");
  CHECK_THROWS_WITH(grow_plan(latin, hypercube(5)),
                    ContainsSubstring("a Latin hypercube cannot grow"));
  CHECK_THROWS_AS(make_plan(sweep_of(files, 2, 1), 3, "kith"), PlanError);
}

TEST_CASE("a plan reads back as it was, and a changed one is refused") {
  SweepFiles const files;
  Plan const plan = make_plan(sweep_of(files, 4, 2), 2, "kith");
  auto const folder = files.keep(plan);
  Plan const again = read_plan(folder);
  REQUIRE(again.unit_count() == plan.unit_count());
  auto const a = plan.units(), b = again.units();
  for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].id == b[i].id);
  CHECK(again.id() == plan.id());
  std::string text = contents(plan_path(folder));
  text.replace(text.find("\"shards\": 2"), 11, "\"shards\": 1");
  std::ofstream(plan_path(folder)) << text;
  CHECK_THROWS_WITH(read_plan(folder), ContainsSubstring("was changed"));
  CHECK_THROWS_WITH(expect_same_source(plan, "kith 9"), ContainsSubstring("this is kith 9"));
}

TEST_CASE("a plan whose scenario would read another file is refused") {
  SweepFiles const files;
  Plan plan = make_plan(sweep_of(files, 4, 2), 2, "kith");
  std::string const whole = plan.sweep.files[0].resolved_toml;
  for (auto const* line :
       {"extends = \"a.toml\"\n", " \"extends\" = \"a.toml\"\n", "evidence = \"e.toml\"\n"}) {
    plan.sweep.files[0].resolved_toml = line + whole;
    CHECK_THROWS_WITH(read_plan(files.keep(plan)), ContainsSubstring("may name another file"));
  }
}

TEST_CASE("merging refuses files that do not fit and names them") {
  SweepFiles const files;
  Plan const plan = make_plan(sweep_of(files, 2, 2), 2, "kith");
  auto const folder = files.keep(plan);
  auto const out = files.folder / "out.h5";
  auto const why = [&](bool partial = false) -> std::string {
    MergeOptions options;
    options.partial = partial;
    try {
      merge_shards(plan, folder, out, metadata_of(plan), options);
    } catch (PlanError const& refused) {
      CHECK_FALSE(std::filesystem::exists(out));
      return refused.what();
    }
    std::filesystem::remove(out);
    return "accepted";
  };
  CHECK_THAT(why(), ContainsSubstring("4 of 4 runs are not done yet"));
  work_on(plan, folder, 0, 1, false, {});
  CHECK_THAT(why(), ContainsSubstring("in 1 shards (1)"));
  CHECK(why(true) == "accepted");
  work_on(plan, folder, 1, 1, false, {});
  CHECK(why() == "accepted");

  auto const first = shard_path(folder, 0, 2);
  std::string const good = contents(first);
  std::string bad = good;
  bad[good.size() / 2] = static_cast<char>(bad[good.size() / 2] ^ 8);
  std::ofstream(first, std::ios::binary) << bad;
  CHECK_THAT(why(), ContainsSubstring("record 1 does not match its checksum"));
  std::ofstream(first, std::ios::binary) << good;
  std::filesystem::copy_file(first, folder / "shards" / "shard-0000-of-0009.kith");
  CHECK_THAT(why(), ContainsSubstring("is not a shard of this plan"));
  std::filesystem::remove(folder / "shards" / "shard-0000-of-0009.kith");
  std::filesystem::copy_file(first, shard_path(folder, 1, 2),
                             std::filesystem::copy_options::overwrite_existing);
  CHECK_THAT(why(), ContainsSubstring("is a shard of another plan"));
}

TEST_CASE("a run keeps the chosen outcomes, strata, and weeks in blocks") {
  Layout whole;
  whole.dimensions = {{"time", "week", "", {}, {0, 1, 2, 3, 4}},
                      {"stratum", "", "", {"adults", "x"}, {}}};
  auto const outcome = [](char const* name, char const* how) {
    Outcome out;
    out.name = name;
    out.dims = {"time", "stratum"};
    out.cell_methods = how;
    return out;
  };
  whole.outcomes = {outcome("mean", "time: mean"), outcome("sum", "time: sum"),
                    outcome("all", "time: sum (cumulative)"), outcome("gone", "time: mean")};
  Keeper const keeper({{"mean", "sum", "all"}, {"x"}, 2}, whole);
  float const nan = std::numeric_limits<float>::quiet_NaN();
  std::vector<float> const values = {0, 1, 0, 2, 0, nan, 0, 4, 0, 5};
  auto const kept = keeper.reduce(std::vector<Values>(4, values));
  REQUIRE(kept.size() == 3);
  CHECK(std::get<0>(kept[0]) == std::vector<float>{1.5F, 4, 5});
  CHECK(std::get<0>(kept[1]) == std::vector<float>{3, 4, 5});
  CHECK(std::get<0>(kept[2]) == std::vector<float>{2, 4, 5});
  CHECK(keeper.layout().dimensions[0].numbers == std::vector<double>{0, 2, 4});
  CHECK(keeper.layout().dimensions[1].labels == std::vector<std::string>{"x"});
}
