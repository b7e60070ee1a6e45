#include <cmath>
#include <limits>

#include "kith/sweep/work/seek.hpp"
#include "tests/catch.hpp"
#include "tests/sweep/sweeps.hpp"

using namespace kith;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Two weeks of two strata, for each kind of outcome.
struct TwoWeeks {
  Layout layout;
  RunResult run;
  TwoWeeks() {
    layout.dimensions = {{"time", "week", "", {}, {0, 1}},
                         {"stratum", "", "", {"adults", "poor"}, {}}};
    auto const add = [&](char const* name, char const* cell, std::vector<std::string> dims,
                         Values values) {
      layout.outcomes.push_back({name, "1", "", "", "/", std::move(dims), 0, 1, cell});
      run.values.push_back(std::move(values));
    };
    std::vector<std::string> const both = {"time", "stratum"};
    add("share", "time: mean", both, std::vector<float>{1, 10, 3, 30});
    add("visits", "time: sum", both, std::vector<std::int32_t>{1, 10, 3, 30});
    add("qalys", "time: sum (cumulative)", both, std::vector<double>{1, 10, 3, 30});
    add("slots", "time: mean", {"time"}, std::vector<double>{7, 9});
    add("wait", "time: mean", both, std::vector<double>{none, none, 4, none});
  }
  [[nodiscard]] double of(char const* outcome, char const* stratum = "adults", int from = 0,
                          int to = 1) const {
    Target target;
    target.outcome = outcome;
    target.stratum = stratum;
    target.first_week = from;
    target.last_week = to;
    return measure(target, layout, run);
  }
};

SeekRequest request_in(SweepFiles const& files, int replicates) {
  Sweep const sweep = files.read(files.sweep("method = \"grid\"",
                                             "[[vary]]\npath = \"provider.therapists.fte\"\n"
                                             "values = [0, 8]\n[run]\nreplicates = " +
                                                 std::to_string(replicates) + "\n"));
  SeekRequest request;
  request.study = sweep.study;
  request.scenario = 1;
  request.vary = sweep.varies[0];
  request.vary.values.clear();
  request.vary.low = 0.0;
  request.vary.high = 8.0;
  request.step = 0.5;
  request.target.outcome = "slots_offered";
  request.target.last_week = 7;
  request.target.at_most = false;
  request.target.bound = 600.0;
  request.threads = 2;
  return request;
}

}  // namespace

TEST_CASE("a target reads means, sums and cumulative values as declared") {
  TwoWeeks const two;
  CHECK(two.of("share") == 2.0);
  CHECK(two.of("share", "poor") == 20.0);
  CHECK(two.of("visits") == 4.0);
  CHECK(two.of("qalys") == 3.0);
  CHECK(two.of("slots", "poor") == 8.0);
  CHECK(two.of("wait") == 4.0);  // the mean over weeks with a value
  CHECK(std::isnan(two.of("wait", "adults", 0, 0)));
  CHECK(std::isnan(two.of("wait", "poor")));
  Target target;
  CHECK_FALSE(reaches(target, none));
  target.at_most = false;
  CHECK_FALSE(reaches(target, none));
}

TEST_CASE("a search finds the number of therapists needed, and its points agree with each run") {
  SweepFiles const files;
  SeekRequest const request = request_in(files, 8);
  REQUIRE(complaints_of(request).empty());
  SeekResult const result = seek(request, files.folder.path(), "kith", {});
  REQUIRE(result.finished);
  REQUIRE(result.kind == ThresholdSearch::Answer::Kind::found);
  CHECK(result.value == Approx(3.0).margin(0.5));  // 190 slots without them, 156 for each
  CHECK(result.runs == result.points.size() * 8);
  for (SeekPoint const& point : result.points) {
    int reached = 0;
    for (double const outcome : point.outcomes) reached += outcome >= 600.0 ? 1 : 0;
    CHECK(point.reached == reached);
    // More therapists offer more slots, so the answer separates the points.
    if (point.value >= result.value) CHECK(reached >= 7);
    if (point.value < result.value) CHECK(reached < 7);
  }
  // Another target on the same outcome simulates only new points.
  SeekRequest other = request;
  other.target.bound = 900.0;
  SeekResult const more = seek(other, files.folder.path(), "kith", {});
  CHECK(more.runs_before >= 16);
  CHECK(more.value > result.value);
  CHECK(seek(request, files.folder.path(), "kith", {}).runs == 0);
  CHECK(seek(request, files.folder.path(), "another kith", {}).runs_before == 0);
}

TEST_CASE("a stopped search keeps its runs and continues") {
  SweepFiles const files;
  SeekRequest const request = request_in(files, 4);
  SeekResult const whole = seek(request, files.folder.path(), "whole", {});
  std::atomic<bool> stop = false;
  int runs = 0;
  SeekHooks hooks;
  hooks.stop = &stop;
  hooks.on_run = [&] {  // a run in progress may still end after the sixth
    if (++runs >= 6) stop = true;
  };
  CHECK_FALSE(seek(request, files.folder.path(), "stopped", hooks).finished);
  SeekResult const rest = seek(request, files.folder.path(), "stopped", {});
  CHECK(rest.finished);
  CHECK(rest.runs_before >= 6);
  CHECK(rest.runs + rest.runs_before == whole.runs);
  CHECK(rest.value == whole.value);
  for (std::size_t i = 0; i < whole.points.size(); ++i)
    CHECK(rest.points[i].outcomes == whole.points[i].outcomes);
}

TEST_CASE("a difference is taken replicate by replicate from usual care") {
  SweepFiles const files;
  SeekRequest request = request_in(files, 4);
  request.target.outcome = "cost_societal_usd";
  request.target.bound = -1e12;
  request.target.difference = true;
  SeekResult const result = seek(request, files.folder.path(), "kith", {});
  CHECK(result.kind == ThresholdSearch::Answer::Kind::everywhere);
  request.target.difference = false;
  SeekResult const level = seek(request, files.folder.path(), "kith", {});
  request.scenario = 0;
  SeekResult const usual = seek(request, files.folder.path(), "kith", {});
  for (std::size_t k = 0; k < 4; ++k)
    CHECK(result.points[0].outcomes[k] ==
          level.points[0].outcomes[k] - usual.points[0].outcomes[k]);
}

TEST_CASE("all problems of a search are reported at once") {
  SweepFiles const files;
  SeekRequest request = request_in(files, 4);
  request.target.outcome = "slot_offered";
  request.target.stratum = "adult";
  request.target.last_week = 8;
  request.step = 0.0;
  std::string all;
  for (auto const& complaint : complaints_of(request)) all += complaint + "\n";
  CHECK_THAT(all, ContainsSubstring("did you mean 'slots_offered'") &&
                      ContainsSubstring("did you mean 'adults'") &&
                      ContainsSubstring("--weeks 0-8 (must be between 0 and 7") &&
                      ContainsSubstring("--step 0"));
  request.target.outcome = "cascade_felt";
  CHECK_THAT(complaints_of(request).front(),
             ContainsSubstring("cascade_felt is now felt_need_share"));
}
