#include <limits>

#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::size_t lived_weeks = 104, begun = 52;
enum Place : std::size_t { share, total, waiting, rate };

/// Two years; the partnership starts after the first. In usual care, the share rises from 0.4 among
/// adults and is 0.2 in the north; from `begun` on, the scenario adds to both, by a slightly
/// different amount in each replicate, and to a running total: 3 a week in place of 1.
struct TwoYears {
  Layout layout;
  ComparedRuns runs;
  explicit TwoYears(int replicates) {
    Dimension time{"time", "week", "", {}, {}};
    for (std::size_t week = 0; week < lived_weeks; ++week)
      time.numbers.push_back(static_cast<double>(week));
    layout.dimensions = {time, {"stratum", "", "", {"adults", "zone:north"}, {}}};
    std::vector<std::string> const both = {"time", "stratum"};
    layout.outcomes = {
        more_is_better({"helped_share", "1", "people helped", "", "/", both, 0, 1, "time: mean"}),
        more_is_better({"gained", "year", "years gained", "", "/", both, 0, 1e9,
                        "time: sum (cumulative)", Outcome::Type::f8}),
        {"waiting", "count", "people waiting", "", "/", {"time"}, 0, 1e9, "time: point"},
        {"rate", "1", "rate of the run", "", "/", {}, 0, 1, ""}};
    runs.scenario_ids = {"usual-care", "clinic"};
    runs.scenario_titles = {"Usual care", "A clinic"};
    for (int r = 0; r < replicates; ++r) runs.replicates.push_back(r);
    runs.first_partnership_week = static_cast<int>(begun);
  }
  [[nodiscard]] static double effect(int replicate) { return 0.03 + 0.001 * (replicate % 5); }
  [[nodiscard]] RunResult run(std::size_t scenario, int replicate) const {
    std::vector<double> helped(2 * lived_weeks), gained(2 * lived_weeks), queue(lived_weeks);
    double sum = 0.0;
    for (std::size_t week = 0; week < lived_weeks; ++week) {
      bool const differs = scenario == 1 && week >= begun;
      double const more = differs ? effect(replicate) : 0.0;
      helped[2 * week] = 0.4 + 0.001 * static_cast<double>(week) + more;
      helped[2 * week + 1] = 0.2 + 2.0 * more;
      gained[2 * week] = sum += differs ? 3.0 : 1.0;
      queue[week] = differs ? 5.0 : 7.0;
    }
    RunResult out;
    out.scenario = scenario;
    out.replicate = replicate;
    out.values = {helped, gained, queue, std::vector<double>{scenario == 1 ? 0.5 : 0.25}};
    return out;
  }
  [[nodiscard]] OutcomeByWeeks told(OutcomeChoice choice) const {
    OutcomeByWeeks outcome(layout, runs, std::move(choice));
    for (int const r : runs.replicates)
      for (std::size_t s = 0; s < 2; ++s) outcome.add(run(s, r));
    return outcome;
  }
};

}  // namespace

TEST_CASE("an outcome covers the weeks since partnerships began, and parts of these weeks") {
  TwoYears const study(40);
  OutcomeByWeeks const told = study.told({share, 0, "adults"});
  auto const parts = told.parts();
  REQUIRE(parts.size() == 1 + 4);  // quarters, as 52 weeks or 13 months would be too many rows
  CHECK(parts[0].first == 52);
  CHECK(parts[0].last == 103);
  CHECK(parts[1].first == 52);
  CHECK(parts[4].first == 91);
  CHECK(parts[4].last == 103);
  PairedDifference const all = told.difference(0, 1);
  CHECK(all.pairs == 40);
  CHECK(all.usual_care == Approx(0.4 + 0.001 * 77.5));
  CHECK(all.difference == Approx(0.032));
  CHECK(all.interval.kind == Interval::Kind::percentiles);
  CHECK(told.difference(1, 1).usual_care == Approx(0.4 + 0.001 * 58));
  std::string const words = told.in_words();
  CHECK_THAT(words, ContainsSubstring("People helped (helped_share), %; higher is better\n"
                                      "adults; the mean of the weeks\n") &&
                        ContainsSubstring("A clinic (clinic), 40 replicates\n") &&
                        ContainsSubstring("difference (95 % interval)"));
  CHECK_THAT(words, ContainsSubstring("all weeks, 52 to 103") &&
                        ContainsSubstring("+3.2 (+3.0 to +3.4)") &&
                        ContainsSubstring("almost certainly better"));
}

TEST_CASE("an outcome can be asked for in another stratum and in chosen weeks") {
  TwoYears const study(3);
  OutcomeByWeeks const told = study.told({share, 1, "North", Weeks{48, 55}});
  CHECK(told.difference(0, 1).usual_care == Approx(0.2));
  CHECK(told.difference(0, 1).difference == Approx(0.5 * 2.0 * 0.031));  // four weeks of eight
  REQUIRE(told.parts().size() == 1 + 8);
  CHECK(told.difference(4, 1).difference == 0.0);
  CHECK(told.difference(5, 1).difference == Approx(2.0 * 0.031));
  CHECK_THAT(told.in_words(), ContainsSubstring("\nNorth; the mean of the weeks\n") &&
                                  ContainsSubstring("difference (range of 3 replicates)"));
  CHECK(study.told({share, 1, "North", Weeks{60, 60}}).parts().size() == 1);
}

TEST_CASE("for a running total, each part has its gain") {
  TwoYears const study(3);
  OutcomeByWeeks const told = study.told({total, 0, "adults", Weeks{78, 103}});
  PairedDifference const all = told.difference(0, 1);
  CHECK(all.usual_care == Approx(26.0));
  CHECK(all.scenario == Approx(3.0 * 26.0));
  double parts = 0.0;
  for (std::size_t part = 1; part < told.parts().size(); ++part)
    parts += told.difference(part, 1).difference;
  CHECK(parts == Approx(all.difference));
  CHECK_THAT(told.in_words(), ContainsSubstring("Years gained (gained), years;") &&
                                  ContainsSubstring("a running total: its increase"));
}

TEST_CASE("weeks missing in one of two runs are left out of both") {
  TwoYears const study(2);
  OutcomeByWeeks told(study.layout, study.runs, {share, 0, "adults", Weeks{0, 51}});
  for (int const r : study.runs.replicates)
    for (std::size_t s = 0; s < 2; ++s) {
      RunResult run = study.run(s, r);
      auto& values = std::get<std::vector<double>>(run.values[share]);
      if (s == 1) values[0] = std::numeric_limits<double>::quiet_NaN();
      told.add(run);
    }
  CHECK(told.difference(0, 1).difference == Approx(0.0).margin(1e-12));
  CHECK(told.difference(0, 1).usual_care == Approx(0.4 + 0.001 * 26.0));
}

TEST_CASE("outcomes without strata, without weeks or without a comparison are shown, too") {
  TwoYears const study(3);
  CHECK(study.told({waiting, 0, "the whole community"}).difference(0, 1).difference == -2.0);
  OutcomeByWeeks const rated = study.told({rate, 0, "the whole community"});
  CHECK(rated.parts().size() == 1);
  CHECK(rated.difference(0, 1).difference == 0.25);
  CHECK_THAT(rated.in_words(), ContainsSubstring("whole run"));
  TwoYears alone(3);
  alone.runs.scenario_ids = {"usual-care"};
  alone.runs.scenario_titles = {"Usual care"};
  std::string const words = alone.told({share, 0, "adults"}).in_words();
  CHECK_THAT(words, ContainsSubstring("Usual care (usual-care), 3 replicates") &&
                        !ContainsSubstring("difference"));
}

TEST_CASE("outcomes that a study looks at beside its answer are shown for adults") {
  TwoYears study(3);
  study.layout.outcomes[total].name = "treated_past_year_share";  // it is a line of the answer
  study.runs.look_at = {"treated_past_year_share", "waiting", "helped_share"};
  auto const besides = looked_at_besides(study.layout, study.runs);
  REQUIRE(besides.size() == 2);
  CHECK(besides[0].reads(waiting));
  CHECK(besides[1].reads(share));
  CHECK_THAT(besides[0].in_words(), ContainsSubstring("\nthe whole community;"));
}
