#include <cmath>

#include "kith/answer/answer.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::size_t weeks = 20, first = 10;

// Usual care treats 40 % and has 6 % in serious distress; from week 10 on the scenario adds
// `effect` and subtracts `relief`; levels differ slightly between replicates.
struct MadeUp {
  Layout layout;
  ComparedRuns runs;
  explicit MadeUp(int replicates) {
    Dimension time{"time", "days since 2026-01-05", "", {}, {}};
    for (std::size_t week = 0; week < weeks; ++week)
      time.numbers.push_back(7.0 * static_cast<double>(week));
    layout.dimensions = {time, {"stratum", "", "", {"adults", "zone:north"}, {}}};
    Outcome share{"", "1", "", "", "/", {"time", "stratum"}, 0, 1, "time: point"};
    share.name = "treated_past_year_share";
    layout.outcomes.push_back(more_is_better(share));
    share.name = "serious_distress_share";
    layout.outcomes.push_back(less_is_better(share));
    runs.scenario_ids = {"usual-care", "clinic"};
    runs.scenario_titles = {"Usual care", "A clinic"};
    for (int r = 0; r < replicates; ++r) runs.replicates.push_back(r);
    runs.first_partnership_week = static_cast<int>(first);
  }
  [[nodiscard]] RunResult run(std::size_t scenario, int replicate, double effect,
                              double relief) const {
    std::vector<float> treated(2 * weeks, 0.9f), distressed(2 * weeks, 0.9f);
    double const luck = 0.01 * replicate;
    for (std::size_t week = 0; week < weeks; ++week) {
      bool const differs = scenario == 1 && week >= first;
      treated[2 * week] = static_cast<float>(0.4 + luck + (differs ? effect : 0.0));
      distressed[2 * week] = static_cast<float>(0.06 + luck - (differs ? relief : 0.0));
    }
    RunResult out;
    out.scenario = scenario;
    out.replicate = replicate;
    out.values = {treated, distressed};
    return out;
  }
};

}  // namespace

TEST_CASE("the answer counts adults from the first week of a partnership on") {
  MadeUp const study(50);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 50; ++r)
    for (std::size_t s = 0; s < 2; ++s)
      answer.add(study.run(s, r, 0.03 + 0.0005 * (r % 3), 0.001 * (r % 2) - 0.0005));
  CHECK_THAT(
      answer.in_words(),
      ContainsSubstring("With \"A clinic\"\n  Very likely to almost certainly better: 3.0 more "
                        "of every 100 adults in need were treated in a year.\n    95 % "
                        "interval 3.0 to 3.1; Monte Carlo error of the mean ± 0.01.\n    "
                        "Better in 50 of 50 replicates, no effect in 0, worse in 0; about 512 "
                        "replicates would settle the words."));
  CHECK_THAT(answer.in_words(), ContainsSubstring("Could go either way: as many of every 1,000"));
  CHECK_THAT(answer.table(), ContainsSubstring("64.5") && ContainsSubstring("67.5"));
  CHECK_THAT(answer.table(), ContainsSubstring("50 replicates; adults, weeks 10 to 19; words of "
                                               "the first 40"));
  CHECK_THAT(answer.table(), ContainsSubstring("+3.0 (+3.0 to +3.1)") &&
                                 ContainsSubstring("100/0/0") && ContainsSubstring("50/0/50"));
}

TEST_CASE("a harm is named as a harm") {
  MadeUp const study(40);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 40; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, -0.02, -0.005));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("almost certainly worse: 2.0 fewer of every 100"));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("5.0 more of every 1,000 adults were in serious"));
  CHECK_THAT(answer.table(), ContainsSubstring("0/0/100") && !ContainsSubstring("100/0/0"));
}

TEST_CASE("few replicates give a range and no verdict") {
  MadeUp const study(4);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 4; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, 0.02 + 0.001 * r, 0.0));
  CHECK_THAT(answer.in_words(), ContainsSubstring("4 replicates: a try, not an answer"));
  CHECK_THAT(answer.in_words(), !ContainsSubstring("of every 100"));
  CHECK_THAT(answer.table(), ContainsSubstring("difference (range of 4 replicates)"));
  CHECK_THAT(answer.table(), ContainsSubstring("(+2.0 to +2.3)") && ContainsSubstring("100/0/0"));
  CHECK_THAT(answer.table(), !ContainsSubstring("better\n") && !ContainsSubstring("no visible"));
}

TEST_CASE("a row that rounds to zero says so instead of words") {
  MadeUp const study(40);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 40; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, 0.00001 * (r % 2), 0.0));
  CHECK_THAT(answer.table(),
             ContainsSubstring("50/50/0") && ContainsSubstring("no visible difference\n"));
  CHECK_THAT(answer.table(), !ContainsSubstring("probably"));
}

TEST_CASE("failed runs, a single replicate and usual care alone are stated, not hidden") {
  MadeUp study(2);
  Answer answer(study.layout, study.runs);
  answer.add(study.run(0, 0, 0, 0));
  answer.add(study.run(0, 1, 0, 0));
  answer.add(study.run(1, 0, 0.02, 0));
  RunResult failed = study.run(1, 1, 0, 0);
  failed.failed = true;
  failed.values.clear();
  answer.add(failed);
  CHECK_THAT(answer.in_words(), ContainsSubstring("1 replicate: a try, not an answer"));
  CHECK_THAT(answer.table(), ContainsSubstring("1 replicate;") && ContainsSubstring("+2.0 "));

  study.runs.scenario_ids.resize(1);
  Answer alone(study.layout, study.runs);
  CHECK_THAT(alone.in_words(), ContainsSubstring("nothing to compare"));
}

TEST_CASE("weekly values add up, totals count at their end, sparse values cover weeks between") {
  Measure const total{{0, "", 1, 0, Summary::total}, "qalys"};
  std::vector<SizedDim> const dims = {{"time", 4}, {"stratum", 2}};
  std::vector<double> const values = {1, 99, 2, 99, std::nan(""), 99, 4, 99};
  auto const reduce = [&](char const* cells, std::size_t from) {
    Reduction const reduction = reduction_of(total, dims, cells, from);
    return reduction.over(reduction.window(std::span(values)));
  };
  CHECK(reduce("time: sum", 0) == Approx(4 * 7.0 / 3.0));
  CHECK(reduce("time: sum", 1) == Approx(3 * 3.0));
  CHECK(reduce("cumulative", 0) == 4.0);
  CHECK(reduce("cumulative", 1) == 3.0);  // the gain since the week before
  Reduction const alone = reduction_of(total, {{"stratum", 2}}, "", 0);
  CHECK(alone.over(alone.window(std::span(values))) == 1.0);
  CHECK_FALSE(can_reduce({{"time", 4}, {"partnership", 1}}));
}

TEST_CASE("a week counts if both runs have a value") {
  MadeUp const study(3);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 3; ++r)
    for (std::size_t s = 0; s < 2; ++s) {
      RunResult run = study.run(s, r, 0.1, 0.0);
      auto& treated = std::get<std::vector<float>>(run.values[0]);
      if (r == 0 && s == 0) treated[2 * first] = std::nanf("");
      if (s == 1) treated[2 * first] = 0.9f;  // in the week without a value in usual care
      answer.add(run);
    }
  // 0.1 in nine of ten weeks; in two replicates 0.49 and 0.48 in the tenth.
  CHECK(answer.difference(0, 1).difference == Approx((0.1 + 0.139 + 0.138) / 3).epsilon(1e-6));
}

TEST_CASE("the answer's lines are those that outcomes declare, each at its own place") {
  std::vector<std::string> said;
  for (Measure const& measure : all_measures()) {
    CAPTURE(measure.outcome);
    CHECK((&measure == all_measures().data() || (&measure - 1)->place < measure.place));
    said.push_back(measure.words);
  }
  REQUIRE(said.size() == 16);
  CHECK(said.front() == "treated, % of adults in need in a year");
  CHECK(said[7] == "weeks in serious distress, per 1,000 adults");  // an outcome's second line
  CHECK(said.back() == "cost of partnerships, USD");
}

TEST_CASE("A difference that matters is counted if the scenario names one") {
  MadeUp study(50);
  study.runs.worthwhile = {{},
                           {{"treated_past_year_share", 0.03}, {"serious_distress_share", 0.0}}};
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 50; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, r < 20 ? 0.04 : 0.02, 0.001));
  std::size_t treated = 0;
  for (auto const& line : answer.lines()) {
    if (line.outcome == "treated_past_year_share") break;
    ++treated;
  }
  auto const found = answer.worthwhile(treated, 1);
  REQUIRE(found);
  CHECK(found->difference == 0.03);
  CHECK(found->reached == 20);
  CHECK(found->pairs == 50);
  CHECK_FALSE(answer.worthwhile(treated, 0));
  for (std::size_t line = 0; line < answer.lines().size(); ++line)
    if (line != treated) CHECK_FALSE(answer.worthwhile(line, 1));
  CHECK_THAT(answer.in_words(), ContainsSubstring("; better by 3.0 or more in 20 of 50"));
  CHECK_THAT(answer.table(), ContainsSubstring("better by 3.0 or more in 20 of 50"));
}
