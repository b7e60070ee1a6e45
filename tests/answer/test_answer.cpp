#include <cmath>

#include "kith/answer/answer.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::size_t weeks = 20, first = 10;

// Usual care treats 40 % and has 6 % in serious distress; from week 10 on the scenario adds
// `effect` and `relief`, a little different in each replicate.
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

TEST_CASE("differences are paired, so luck that both share does not widen the interval") {
  std::vector<double> const usual = {1, 5, 9, 13};
  std::vector<double> const scenario = {2, 6.1, 10, 14};
  auto const d = compare(usual, scenario, Better::more);
  CHECK(d.usual_care == Approx(7.0));
  CHECK(d.difference == Approx(1.025));
  CHECK(d.low == Approx(1.0));
  CHECK(d.high == Approx(1.0 + 0.1 * 0.925));  // numpy.percentile([1, 1.1, 1, 1], 97.5)
  CHECK(d.benefit == 1.0);
  CHECK(compare(usual, scenario, Better::less).benefit == 0.0);
  CHECK_FALSE(d.cannot_tell_apart());
}

TEST_CASE("missing values leave out their pair, and an interval that holds zero says so") {
  double const nan = std::nan("");
  auto const d = compare(std::vector{1.0, nan, 3.0}, std::vector{2.0, 9.0, 2.0}, Better::more);
  CHECK(d.pairs == 2);
  CHECK(d.difference == 0.0);
  CHECK(d.benefit == 0.5);
  CHECK(d.cannot_tell_apart());
  CHECK(compare(std::vector{nan}, std::vector{1.0}, Better::more).pairs == 0);
  CHECK(compare(std::vector{1.0}, std::vector{2.0}, Better::more).cannot_tell_apart());
}

TEST_CASE("chance alone is Student's interval of the paired differences") {
  std::vector<double> usual(16, 5.0), scenario;
  for (int i = 0; i < 16; ++i) scenario.push_back(5.0 + 0.01 * i * i);
  // numpy: d.std(ddof=1) / 4 * scipy.stats.t.ppf(0.975, 15)
  CHECK(chance_alone(usual, scenario) == Approx(0.39449094830708126).epsilon(1e-4));
  usual[3] = std::nan("");
  CHECK(chance_alone(usual, scenario) != chance_alone(scenario, scenario));
  CHECK(chance_alone(scenario, scenario) == 0.0);
  CHECK(std::isnan(chance_alone(std::vector{1.0}, std::vector{2.0})));
}

TEST_CASE("the answer counts adults from the first week of a partnership on") {
  MadeUp const study(20);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 20; ++r)
    for (std::size_t s = 0; s < 2; ++s)
      answer.add(study.run(s, r, 0.03 + 0.0005 * (r % 3), 0.001 * (r % 2) - 0.0005));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("With \"A clinic\", 3.0 more of every 100 adults in need "
                               "were treated in a year (95 % interval 3.0 to 3.1)"));
  CHECK_THAT(answer.in_words(), ContainsSubstring("cannot tell apart from usual care"));
  CHECK_THAT(answer.table(), ContainsSubstring("49.5") && ContainsSubstring("52.5"));
  CHECK_THAT(answer.table(), ContainsSubstring("cannot tell apart"));
  CHECK_THAT(answer.table(), ContainsSubstring("1,550"));  // 0.155 of 1,000 adults in 10 weeks
}

TEST_CASE("a harm is a harm") {
  MadeUp const study(4);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 4; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, -0.02, -0.005));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("2.0 fewer of every 100 adults in need were treated"));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("5.0 more of every 1,000 adults were in serious distress"));
  CHECK_THAT(answer.table(), ContainsSubstring("0 %") && !ContainsSubstring("100 %"));
}

TEST_CASE("a partnership that reached nobody in some replicates is told of") {
  MadeUp const study(4);
  Answer some(study.layout, study.runs), all(study.layout, study.runs);
  for (int r = 0; r < 4; ++r)
    for (std::size_t s = 0; s < 2; ++s) {
      some.add(study.run(s, r, r == 2 ? 0.0 : 0.02, 0.0));
      all.add(study.run(s, r, 0.0, 0.0));
    }
  CHECK_THAT(some.in_words(),
             ContainsSubstring(". In 1 of 4 replicates the partnership changed neither care nor"));
  CHECK_THAT(all.in_words(),
             ContainsSubstring(". The partnership changed neither care nor distress."));

  Answer unknown(study.layout, study.runs);
  for (int r = 0; r < 3; ++r)
    for (std::size_t s = 0; s < 2; ++s) unknown.add(study.run(s, r, 0.02, 0.0));
  CHECK_THAT(unknown.in_words(), !ContainsSubstring("changed neither care nor distress"));
}

TEST_CASE("an interval that excludes zero does not look as if it touched it") {
  MadeUp const study(2);
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < 2; ++r)
    for (std::size_t s = 0; s < 2; ++s) answer.add(study.run(s, r, 0.0003 + 0.005 * r, 0.0));
  CHECK_THAT(answer.in_words(), ContainsSubstring("interval 0.04 to 0.52"));
}

TEST_CASE("failed runs, a single replicate and usual care alone are said, not hidden") {
  MadeUp study(2);
  Answer answer(study.layout, study.runs);
  answer.add(study.run(0, 0, 0, 0));
  answer.add(study.run(0, 1, 0, 0));
  answer.add(study.run(1, 0, 0.02, 0));
  RunResult failed = study.run(1, 1, 0, 0);
  failed.failed = true;
  failed.values.clear();
  answer.add(failed);
  CHECK_THAT(answer.in_words(), ContainsSubstring("one replicate: no interval"));
  CHECK_THAT(answer.table(), ContainsSubstring("1 replicate;"));

  study.runs.scenario_ids.resize(1);
  Answer alone(study.layout, study.runs);
  CHECK_THAT(alone.in_words(), ContainsSubstring("nothing to compare"));
}

TEST_CASE("weekly values add up, cumulative ones end, sparse ones stand for the weeks between") {
  Measure const total{{0, "", 1, 0, Summary::total}, "qalys"};
  std::vector<SizedDim> const dims = {{"time", 4}, {"stratum", 2}};
  std::vector<double> const values = {1, 99, 2, 99, std::nan(""), 99, 4, 99};
  auto const reduce = [&](char const* cells, std::size_t from) {
    return reduction_of(total, dims, cells, from)(std::span(values));
  };
  CHECK(reduce("time: sum", 0) == Approx(4 * 7.0 / 3.0));
  CHECK(reduce("time: sum", 1) == Approx(3 * 3.0));
  CHECK(reduce("cumulative", 1) == 4.0);
  CHECK(reduction_of(total, {{"stratum", 2}}, "", 0)(std::span(values)) == 1.0);
  CHECK_FALSE(can_reduce({{"time", 4}, {"partnership", 1}}));
}

TEST_CASE("the answer's lines are those that outcomes declare, each at a place of its own") {
  std::vector<std::string> said;
  for (Measure const& measure : all_measures()) {
    CAPTURE(measure.outcome);
    CHECK((&measure == all_measures().data() || (&measure - 1)->place < measure.place));
    said.push_back(measure.words);
  }
  REQUIRE(said.size() == 16);
  CHECK(said.front() == "treated in the past year, % of adults in need");
  CHECK(said[7] == "weeks in serious distress, per 1,000 adults");  // an outcome's second line
  CHECK(said.back() == "cost of partnerships, USD");
}
