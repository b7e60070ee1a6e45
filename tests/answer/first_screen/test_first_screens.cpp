#include <cmath>

#include "kith/answer/first_screen/first_screens.hpp"
#include "kith/study/study.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;

namespace {

constexpr std::size_t made_weeks = 120, made_strata = 2;

/// Usual care, a clinic whose grant ends in week 20, and its rival.
ScreenFacts made_facts() {
  ScreenFacts f;
  f.place = "Small town";
  f.first_day = "2026-01-05";
  f.first_week = 10;
  f.weeks = static_cast<int>(made_weeks);
  f.residents = 2000.0;
  f.scenarios = {{"Usual care", false, {}, {}},
                 {"A clinic", true, 2, ScreenFacts::Grant{20, false}},
                 {"Plain slots", false, {}, {}}};
  return f;
}

Layout made_layout() {
  Layout l;
  Dimension time{"time", "week", "", {}, {}};
  for (std::size_t week = 0; week < made_weeks; ++week) time.numbers.push_back(double(week));
  l.dimensions = {time,
                  {"stratum", "", "", {"adults", "age:10-17"}, {}},
                  {"partnership", "", "", {"clinic"}, {}}};
  auto const add = [&](char const* name, char const* group, std::vector<std::string> dims) {
    l.outcomes.push_back({name, "1", "", "", group, std::move(dims), 0, 1, ""});
  };
  for (std::string_view const name : reach_names) add(std::string(name).c_str(), "/reach", {});
  add("cost_partnership_usd", "/", {"time"});
  add("treated_past_year_share", "/", {"time", "stratum"});
  add("opened", "/partnerships", {"time", "partnership"});
  add("alive", "/partnerships", {"time", "partnership"});
  return l;
}

/// An invented run: people newly in care whom programs serve, and people displaced.
struct Made {
  double newly = 0.0, displaced = 0.0;
  double gain = 0.0, left = 0.0;  ///< in share treated: grant's end, run's end
  bool opened = true;
};

RunResult made(std::size_t scenario, int replicate, Made const& of) {
  RunResult run;
  run.scenario = scenario;
  run.replicate = replicate;
  std::vector<double> people(reach_cells * made_strata), served(2 * k6_band_count * made_strata);
  auto const put = [&](OtherLife other, Served group, std::size_t band, double count) {
    std::size_t const at = place_of({CareCounted::care, other, group, false, band}) * made_strata;
    people[at] = count - 1.0, people[at + 1] = 1.0;  // adults and a youth
  };
  put(OtherLife::newly_reached, Served::served, k6_band_count - 1, of.newly);
  put(OtherLife::displaced, Served::not_served, 0, of.displaced);
  put(OtherLife::sooner, Served::in_last_year, 0, 4.0);
  put(OtherLife::sooner, Served::not_served, 0, 50.0);
  served[0] = of.newly + 4.0;
  std::vector<double> const sums(served_count * made_strata);
  std::vector<float> treated(made_weeks * made_strata, 0.5f),
      opened(made_weeks, of.opened ? 1.0f : 0.0f);
  treated[19 * made_strata] += static_cast<float>(of.gain);
  treated[(made_weeks - 1) * made_strata] += static_cast<float>(of.left);
  run.values = {people,
                served,
                sums,
                sums,
                std::vector<double>(made_weeks, 100.0),
                treated,
                opened,
                std::vector<float>(made_weeks, 1.0f)};
  return run;
}

/// Adds `count` replicates, the last one first.
FirstScreens gathered(int count, PartnershipLives& lives, Made (*clinic)(int), Made (*rival)(int),
                      ScreenFacts what = made_facts()) {
  std::vector<int> replicates;
  for (int k = 0; k < count; ++k) replicates.push_back(k);
  FirstScreens screens(std::move(what), made_layout(), replicates);
  for (int k = count - 1; k >= 0; --k) {
    auto const place = static_cast<std::size_t>(k);
    for (auto const& run : {made(1, k, clinic(k)), made(0, k, {}), made(2, k, rival(k))}) {
      screens.add(run);
      if (run.scenario == 1) lives.add(run, place);
    }
  }
  return screens;
}

PartnershipLives lives_of(std::size_t replicates) {
  std::vector<double> numbers;
  for (std::size_t week = 0; week < made_weeks; ++week) numbers.push_back(double(week));
  return PartnershipLives(made_layout(), numbers, 3, replicates);
}

Made usual_clinic(int k) {
  if (k % 10 == 9) return {3.0, 1.0, 0.0, 0.0, false};
  return {30.0 + k, 10.0, 0.2, 0.05, true};
}
Made usual_rival(int k) {
  return {k < 30 ? 100.0 : 5.0, 10.0};
}

}  // namespace

TEST_CASE("A first screen gathers people, dollars, chance and the rival of the same replicates") {
  auto lives = lives_of(50);
  FirstScreens const screens = gathered(50, lives, usual_clinic, usual_rival);
  auto const screen = screens.of(1, lives);
  REQUIRE(screen);
  CHECK(screen->title == "A clinic");
  CHECK(screen->replicates == 50);
  double additional = 0.0;
  for (int k = 0; k < 50; ++k) additional += k % 10 == 9 ? 2.0 : 20.0 + k;
  CHECK(screen->care.additional == Approx(additional / 50.0));
  CHECK(screen->care.interval.low == Approx(2.0));
  CHECK(screen->served.people == Approx(additional / 50.0 + 4.0 + 0.9 * 10.0 + 0.1));
  CHECK(screen->served.newly_reached == Approx(additional / 50.0 + 0.9 * 10.0 + 0.1));
  CHECK(screen->served.sooner == Approx(4.0));
  CHECK(screen->care.in_serious_distress == Approx(screen->served.newly_reached));
  CHECK(screen->cost_usd == Approx(100.0 * (made_weeks - 10)));  // from the first week on
  CHECK(screen->chance.better == 45);                            // excludes those that never opened
  CHECK(screen->chance.never_opened == 5);
  CHECK(screen->chance.worse == 0);
  CHECK(screen->chance.words == "likely to very likely better");
  REQUIRE(screen->instead);
  CHECK(screen->instead->additional == Approx((30 * 90.0 - 20 * 5.0) / 50.0));
  CHECK(screen->instead->more == 30);
  CHECK(screen->instead->fewer == 20);  // also in two that never opened: the rival does harm
  CHECK(screen->instead->as_many == 0);
  CHECK(screens.texts(lives)[0].empty());
  CHECK_FALSE(screens.texts(lives)[1].empty());
  CHECK(screens.texts(lives)[2].empty());
}

TEST_CASE("Lasting effects are read at most two years after a grant, and need a clear gain") {
  auto lives = lives_of(50);
  auto const screen = gathered(50, lives, usual_clinic, usual_rival).of(1, lives);
  REQUIRE(screen->after);
  CHECK(screen->after->end_week == 20);
  CHECK(screen->after->weeks_later == 100);
  REQUIRE(screen->after->left);
  CHECK(*screen->after->left == Approx(0.25).margin(1e-6));
  auto const none = gathered(
      50, lives,
      [](int k) {
        return Made{20, 1, k % 2 ? 0.2 : -0.2, 0.1};
      },
      usual_rival);
  CHECK_FALSE(none.of(1, lives)->after->left);
  ScreenFacts late = made_facts();
  late.scenarios[1].grant->end_week = 20;
  late.weeks = 71;  // 51 weeks after the grant's end
  CHECK_FALSE(gathered(50, lives, usual_clinic, usual_rival, late).of(1, lives)->after->left);
  late.weeks = 72;
  CHECK(gathered(50, lives, usual_clinic, usual_rival, late).of(1, lives)->after->left == 0.0);
  CHECK_FALSE(gathered(39, lives, usual_clinic, usual_rival).of(1, lives)->after->left);
}

TEST_CASE("A scenario that was not compared with usual care has no first screen") {
  auto lives = lives_of(2);
  FirstScreens screens(made_facts(), made_layout(), {0, 1});
  RunResult run = made(1, 0, usual_clinic(0));
  for (double& count : std::get<std::vector<double>>(run.values[0])) count = -1.0;
  screens.add(run);
  CHECK_FALSE(screens.of(1, lives));
  run = made(1, 1, usual_clinic(1));
  run.failed = true;
  screens.add(run);
  CHECK_FALSE(screens.of(1, lives));
  screens.add(made(1, 1, usual_clinic(1)));
  CHECK(screens.of(1, lives)->replicates == 1);
}

TEST_CASE("The facts of a screen are those of the study: its rival, its grant, its weeks") {
  std::string const partnership =
      "[[partnership]]\nid = \"p\"\npartners = [\"center\", \"school\"]\nstart_week = 4\n"
      "grant_usd_per_year = 300_000\ngrant_weeks = 20\n";
  auto const facts_of = [&](std::string const& more) {
    return screen_facts(make_study({test::small_town(partnership + more, "mine")}));
  };
  ScreenFacts const plain = facts_of("");
  REQUIRE(plain.scenarios.size() == 2);
  CHECK_FALSE(plain.scenarios[0].has_screen);
  CHECK(plain.scenarios[1].has_screen);
  CHECK_FALSE(plain.scenarios[1].instead);
  CHECK(plain.scenarios[1].grant->end_week == 24);
  CHECK_FALSE(plain.scenarios[1].grant->may_be_renewed);
  CHECK(plain.first_week == 4);
  CHECK(plain.weeks == 52);
  CHECK(plain.place == "Small town");
  CHECK(facts_of("renewal = \"by_chance\"\n").scenarios[1].grant->may_be_renewed);
  CHECK(facts_of("end_week = 10\n").scenarios[1].grant->end_week == 10);
}

TEST_CASE("The rival of a screen is the scenario that spends its money") {
  Scenario scenario = test::small_town(
      "[[partnership]]\nid = \"p\"\npartners = [\"center\", \"school\"]\n[same_money]\nenabled = "
      "true\nprovider = \"therapists\"\n");
  ScreenFacts const with = screen_facts(make_study({scenario}));
  REQUIRE(with.scenarios.size() == 3);
  CHECK(with.scenarios[1].instead == 2u);
  CHECK_FALSE(with.scenarios[1].same_grant);
  CHECK_FALSE(with.scenarios[1].grant);  // no money requested
  CHECK_FALSE(with.scenarios[2].has_screen);
  CHECK_FALSE(with.scenarios[0].instead);
}

TEST_CASE("The screen shows the rival on the same grant if there are two") {
  Scenario scenario = test::small_town(
      "[[partnership]]\nid = \"p\"\npartners = [\"center\", \"school\"]\n"
      "grant_usd_per_year = 100_000\ngrant_weeks = 20\n[same_money]\nenabled = "
      "true\nprovider = \"therapists\"\n");
  Study const study = make_study({scenario});
  REQUIRE(study.scenarios.size() == 4);
  ScreenFacts const with = screen_facts(study);
  auto const instead = with.scenarios[1].instead;
  REQUIRE(instead);
  CHECK(study.scenarios[*instead].rival == Rival::instead);
  CHECK(with.scenarios[1].same_grant);
}
