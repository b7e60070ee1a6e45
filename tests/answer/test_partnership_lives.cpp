#include <cmath>
#include <optional>

#include "kith/answer/answer.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

constexpr std::size_t fated_weeks = 8;

/// The fate of a partnership: the weeks in which it opens and runs out of money, and its last week
/// alive.
struct Fate {
  std::optional<std::size_t> opens, runs_out;
  std::size_t lives_to = fated_weeks - 1;
};

/// A study of usual care and a scenario with the first of two partnerships.
struct FatedStudy {
  Layout layout;
  ComparedRuns runs;
  explicit FatedStudy(int replicates) {
    Dimension time{"time", "week", "", {}, {}};
    for (std::size_t week = 0; week < fated_weeks; ++week)
      time.numbers.push_back(double(week) * 10.0);
    layout.dimensions = {time,
                         {"stratum", "", "", {"adults"}, {}},
                         {"partnership", "", "", {"clinic", "other"}, {}}};
    Outcome share{"treated_past_year_share", "1", "", "", "/", {"time", "stratum"}, 0, 1, ""};
    layout.outcomes.push_back(more_is_better(share));
    for (char const* name : {"opened", "alive", "money_ran_out"})
      layout.outcomes.push_back(
          {name, "1", "", "", "/partnerships", {"time", "partnership"}, 0, 1, ""});
    runs.scenario_ids = {"usual-care", "clinic"};
    runs.scenario_titles = {"Usual care", "A clinic"};
    for (int r = 0; r < replicates; ++r) runs.replicates.push_back(r);
  }
  [[nodiscard]] RunResult run(std::size_t scenario, int replicate, double treated,
                              Fate const& fate) const {
    float const none = std::nanf("");
    std::vector<float> opened(2 * fated_weeks, none), alive(2 * fated_weeks, none),
        out_of_money(2 * fated_weeks, none);
    for (std::size_t week = 0; scenario == 1 && week < fated_weeks; ++week) {
      opened[2 * week] = fate.opens && week >= *fate.opens ? 1.0f : 0.0f;
      out_of_money[2 * week] = fate.runs_out && week >= *fate.runs_out ? 1.0f : 0.0f;
      alive[2 * week] = week <= fate.lives_to ? 1.0f : 0.0f;
    }
    RunResult out;
    out.scenario = scenario;
    out.replicate = replicate;
    out.values = {std::vector<float>(fated_weeks, static_cast<float>(treated)), opened, alive,
                  out_of_money};
    return out;
  }
};

Answer fated_answer(FatedStudy const& study, int replicates, std::vector<Fate> const& fates) {
  Answer answer(study.layout, study.runs);
  for (int r = 0; r < replicates; ++r) {
    Fate const& fate = fates[static_cast<std::size_t>(r) % fates.size()];
    answer.add(study.run(0, r, 0.5, {}));
    answer.add(study.run(1, r, fate.opens ? 0.6 : 0.5, fate));
  }
  return answer;
}

}  // namespace

TEST_CASE("opening, running out of money and lasting are counted separately") {
  FatedStudy const study(60);
  Answer const answer = fated_answer(study, 60, {{2, 5}, {3, std::nullopt}, {std::nullopt, 1, 3}});
  auto const lives = answer.lives().of(1);
  REQUIRE(lives.size() == 1);
  CHECK(lives[0].replicates == 60);
  CHECK(lives[0].opened == 40u);
  CHECK(lives[0].opened_week == 25.0);  // median of 20 and 30
  CHECK(lives[0].ran_out == 40u);
  CHECK(lives[0].ran_out_week == 30.0);  // median of 10 and 50
  CHECK(lives[0].alive_at_end == 40u);
  CHECK(answer.lives().of(0).empty());
  CHECK(answer.lives().opened(1, 2) == false);
  CHECK(answer.lives().opened(0, 2) == std::nullopt);
  CHECK_THAT(
      answer.in_words(),
      ContainsSubstring("The partnership: opened in 40 of 60 replicates (half of them by week 25); "
                        "never in 20; money ran out sooner or later in 40 (half of them by week "
                        "30); still working together in week 70 in 40."));
}

TEST_CASE("the mean counts every replicate; that of opened ones is beside it") {
  FatedStudy const study(60);
  Answer const answer = fated_answer(study, 60, {{2, {}}, {3, {}}, {}});
  CHECK(answer.difference(0, 1).difference == Approx(0.2 / 3));
  CHECK(answer.difference(0, 1).interval.low == 0.0);
  PairedDifference const opened = answer.difference(0, 1, Histories::opened);
  CHECK(opened.pairs == 40);
  CHECK(opened.difference == Approx(0.1));
  CHECK(opened.interval.low == Approx(0.1));
  CHECK_THAT(answer.in_words(),
             ContainsSubstring("Where it opened: 10.0 more of every 100 adults in "
                               "need were treated in a year (95 % interval"));
}

TEST_CASE("a partnership that opened in all replicates, or in none, needs no second set") {
  FatedStudy const study(60);
  CHECK_THAT(fated_answer(study, 60, {{2, {}}}).in_words(), !ContainsSubstring("Where it opened"));
  std::string const unopened = fated_answer(study, 60, {{}}).in_words();
  CHECK_THAT(unopened, ContainsSubstring("opened in 0 of 60 replicates; never in 60"));
  CHECK_THAT(unopened, !ContainsSubstring("Where it opened"));
}
