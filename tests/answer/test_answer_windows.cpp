#include "kith/answer/answer_windows.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::size_t three_years = 156;

Scenario on_a_grant(Week start, Week grant_weeks) {
  Scenario scenario;
  scenario.id = "clinic";
  scenario.time.weeks = static_cast<Week>(three_years);
  Partnership partnership;
  partnership.start_week = start;
  partnership.grant_weeks = grant_weeks;
  partnership.grant_usd_per_year = 1e5;
  scenario.partnerships.push_back(std::move(partnership));
  return scenario;
}

Layout two_outcomes() {
  Dimension time{"time", "week", "", {}, {}};
  for (std::size_t week = 0; week < three_years; ++week)
    time.numbers.push_back(static_cast<double>(week));
  Layout layout;
  layout.dimensions = {time, {"stratum", "", "", {"adults"}, {}}};
  layout.outcomes.push_back(more_is_better(
      {"treated_past_year_share", "1", "", "", "/", {"time", "stratum"}, 0, 1, "time: point"}));
  layout.outcomes.push_back(more_is_better(
      {"qalys", "year", "", "", "/", {"time", "stratum"}, 0, 1e9, "time: sum (cumulative)"}));
  return layout;
}

/// Usual care treats 40 %, the clinic 6 points more in its second year and 1 point more in its
/// third. Each week brings 2 QALYs, or 3 with the clinic from week 52 on.
RunResult made_up(std::size_t scenario, int replicate) {
  std::vector<double> treated(three_years), qalys(three_years);
  double sum = 0.0;
  for (std::size_t week = 0; week < three_years; ++week) {
    bool const differs = scenario == 1 && week >= 52;
    treated[week] = 0.4 + (!differs ? 0.0 : week < 104 ? 0.06 : 0.01);
    qalys[week] = sum += differs ? 3.0 : 2.0;
  }
  RunResult run;
  run.scenario = scenario;
  run.replicate = replicate;
  run.values = {treated, qalys};
  return run;
}

std::size_t line_of(Answer const& answer, std::string const& outcome) {
  auto const lines = answer.lines();
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].outcome == outcome) return i;
  throw std::out_of_range(outcome);
}

ComparedRuns two_runs() {
  return {.scenario_ids = {"usual-care", "clinic"},
          .scenario_titles = {"Usual care", "A clinic"},
          .replicates = {0, 1},
          .first_partnership_week = 0};
}

}  // namespace

TEST_CASE("The windows are the last full year of the grant and the last year of the run") {
  Windows const windows = windows_of(on_a_grant(10, 94));
  REQUIRE(windows[0]);
  CHECK(windows[0]->first == 52);
  CHECK(windows[0]->last == 103);
  REQUIRE(windows[1]);
  CHECK(windows[1]->first == 104);
  CHECK(windows[1]->last == 155);
}

TEST_CASE("There is no window if money lasts, or for a grant of less than a year") {
  CHECK_FALSE(windows_of(on_a_grant(0, 156))[0]);
  CHECK_FALSE(windows_of(on_a_grant(0, 156))[1]);
  CHECK_FALSE(windows_of(Scenario{})[1]);
  CHECK_FALSE(windows_of(on_a_grant(60, 51))[0]);
  CHECK(windows_of(on_a_grant(60, 51))[1]);
  CHECK_FALSE(windows_of(on_a_grant(120, 20))[1]);  // runs for less than a year
}

TEST_CASE("A window holds the values in its weeks, and for a running total its gain") {
  Layout const layout = two_outcomes();
  Windows const own = windows_of(on_a_grant(0, 104));
  AnswerWindows windows(layout, two_runs(), {{}, own});
  Answer whole(layout, two_runs());
  for (int replicate = 0; replicate < 2; ++replicate)
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
      windows.add(made_up(scenario, replicate));
      whole.add(made_up(scenario, replicate));
    }
  Answer const* const grant_year = windows.of(1, Window::grant_year);
  Answer const* const last_year = windows.of(1, Window::last_year);
  REQUIRE(grant_year != nullptr);
  REQUIRE(last_year != nullptr);
  CHECK(windows.of(0, Window::grant_year) == nullptr);
  std::size_t const treated = line_of(whole, "treated_past_year_share");
  CHECK(whole.difference(treated, 1).difference == Approx(0.07 / 3.0));
  CHECK(grant_year->difference(treated, 1).difference == Approx(0.06));
  CHECK(last_year->difference(treated, 1).difference == Approx(0.01));
  std::size_t const qalys = line_of(whole, "qalys");
  CHECK(whole.difference(qalys, 1).difference == Approx(104.0));
  CHECK(grant_year->difference(qalys, 1).usual_care == Approx(104.0));
  CHECK(grant_year->difference(qalys, 1).difference == Approx(52.0));
  CHECK(last_year->difference(qalys, 1).scenario == Approx(156.0));
  std::string const words = windows.in_words(whole);
  CAPTURE(words);
  CHECK_THAT(words, ContainsSubstring("A clinic: while the grant lasts, and afterward"));
  CHECK_THAT(words, ContainsSubstring("whole                  0 to 155    40.0      42.3"));
  CHECK_THAT(words, ContainsSubstring("grant's last year     52 to 103    40.0      46.0  +6.0"));
  CHECK_THAT(words, ContainsSubstring("last simulated year  104 to 155    40.0      41.0  +1.0"));
  CHECK_THAT(words, !ContainsSubstring("QALY"));
}

TEST_CASE("Without an end of money, there are no windows") {
  AnswerWindows windows(two_outcomes(), two_runs(), {{}, {}});
  Answer const whole(two_outcomes(), two_runs());
  CHECK(windows.in_words(whole).empty());
  CHECK_FALSE(windows.reads(0));
}
