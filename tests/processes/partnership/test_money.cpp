#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A partnership with two therapists and two peers, with the money of each test.
std::string partnership_with(std::string const& money, std::string const& more = "") {
  return "[[partnership]]\nid = \"with\"\npartners = [\"center\", \"school\"]\n"
         "established = true\n" +
         money + "[partnership.colocated_clinic]\ntherapist_fte = 2\n" +
         "[partnership.peer_support]\npeers_fte = 2\n" + more;
}

Scenario town_of(std::string const& text) {
  Scenario town = small_town("[time]\nsettling_weeks = 30\n" + text);
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.partnership->ending_unfunded_per_week.value = 0.0;
  town.evidence.care->refill_weeks.value = 1.0;
  return town;
}

double filled_in_programs(World const& world) {
  double fte = 0.0;
  for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
    if (world.compiled.services[s].program)
      for (Post const& post : world.state.services[s].posts) fte += post.filled ? post.fte : 0.0;
  return fte;
}

double posts_in_programs(World const& world) {
  double fte = 0.0;
  for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
    if (world.compiled.services[s].program)
      for (Post const& post : world.state.services[s].posts) fte += post.fte;
  return fte;
}

/// Checks in every week that money in = money out + cash + money returned, and cash is at least 0.
struct Books {
  double in = 0.0, out = 0.0, returned = 0.0;

  void check(World const& world) {
    PartnershipState const& p = world.state.partnerships[0];
    in += p.money_in_usd;
    out += p.money_out_usd;
    returned += p.returned_usd;
    REQUIRE(p.cash_usd >= 0.0);
    REQUIRE(p.cooperative.cash_usd >= 0.0);
    REQUIRE(std::abs(in - (out + returned + p.cash_usd + p.cooperative.cash_usd)) < 0.005);
    double paid = 0.0;
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    REQUIRE(std::abs(paid - p.money_out_usd) < 0.005);
  }
};

}  // namespace

TEST_CASE("Posts that a grant cannot pay stay vacant, and cash never goes below zero") {
  // Two therapists, two peers and coordination cost 440,000 a year. Half of this comes in.
  World world(town_of(partnership_with("grant_usd_per_year = 220_000\ngrant_weeks = 400\n")));
  Books books;
  double wanted = 0.0, paid = 0.0;
  world.live_on(30);
  for (int week = 0; week < 156; ++week) {
    world.live_on(1);
    books.check(world);
    wanted += posts_in_programs(world);
    paid += filled_in_programs(world);
  }
  CHECK(wanted > 3.0 * 156.0);
  CHECK(paid > 0.25 * wanted);
  CHECK(paid < 0.7 * wanted);
  CHECK(world.state.partnerships[0].spent_usd > 0.9 * books.in);
}

TEST_CASE("If money runs out and none comes in, everything stops, and the week is recorded") {
  World world(town_of(partnership_with("grant_usd_per_year = 480_000\ngrant_weeks = 40\n")));
  Books books;
  world.live_on(30);
  Week first = no_week;
  for (Week week = 0; week < 120; ++week) {
    world.live_on(1);
    books.check(world);
    PartnershipState const& p = world.state.partnerships[0];
    if (p.ran_out != no_week && first == no_week) first = week;
    if (week == 30) CHECK(filled_in_programs(world) == Approx(4.0).margin(1.0));
    CHECK((p.ran_out == no_week) == (first == no_week));
    if (first != no_week) CHECK(p.ran_out == first);
    if (first != no_week && week > first) CHECK(posts_in_programs(world) == 0.0);
  }
  CHECK(first >= 40);
  CHECK(first < 60);
}

TEST_CASE("Unspent grant money is returned at its end, except for the weeks of closing out") {
  std::string const grant = "grant_usd_per_year = 900_000\ngrant_weeks = 80\n";
  World world(town_of(partnership_with(grant)));
  Books books;
  double weekly = 0.0;
  world.live_on(30);
  for (Week week = 0; week < 120; ++week) {
    world.live_on(1);
    books.check(world);
    PartnershipState const& p = world.state.partnerships[0];
    CAPTURE(week);
    if (week == 79) weekly = p.money_out_usd;
    bool const goes_back = week == 80 || week == 93;
    CHECK((p.returned_usd > 0.0) == goes_back);
    if (week == 80) {
      CHECK(p.returned_usd > 100000.0);
      CHECK(p.cash_usd + p.money_out_usd == Approx(13.0 * weekly));
    }
    if (week > 80 && week < 90) CHECK(filled_in_programs(world) > 0.0);
    if (week > 93) CHECK(posts_in_programs(world) == 0.0);
  }
  CHECK(world.state.partnerships[0].cash_usd == 0.0);
}

TEST_CASE("A grant whose unspent money is kept continues to pay") {
  std::string const grant = "grant_usd_per_year = 900_000\ngrant_weeks = 80\nunspent = \"kept\"\n";
  World world(town_of(partnership_with(grant)));
  Books books;
  world.live_on(30);
  for (Week week = 0; week < 120; ++week) world.live_on(1), books.check(world);
  CHECK(books.returned == 0.0);
  CHECK(filled_in_programs(world) > 2.0);
}

TEST_CASE(
    "Other income is kept when a grant ends, and a partnership that ends returns its grant money") {
  std::string const money =
      "grant_usd_per_year = 900_000\ngrant_weeks = 200\nend_week = 60\n"
      "other_income_usd_per_year = 52_000\n";
  World world(town_of(partnership_with(money)));
  Books books;
  world.live_on(30);
  for (Week week = 0; week < 70; ++week) world.live_on(1), books.check(world);
  PartnershipState const& p = world.state.partnerships[0];
  CHECK_FALSE(p.alive);
  CHECK(books.returned > 100000.0);
  CHECK(p.cash_usd == Approx(61.0 * 1000.0));  // the grant paid for everything
}

TEST_CASE("A partnership with enough money is never short") {
  World world(town_of(partnership_with("grant_usd_per_year = 900_000\ngrant_weeks = 400\n")));
  world.live_on(150);
  CHECK(world.state.partnerships[0].ran_out == no_week);
  CHECK(filled_in_programs(world) == Approx(4.0).margin(1.0));
}

TEST_CASE("Clients of a post that is no longer paid lose it or wait for another") {
  World world(town_of(partnership_with("grant_usd_per_year = 700_000\ngrant_weeks = 400\n")));
  world.live_on(90);
  double const before = filled_in_programs(world);
  world.state.partnerships[0].cash_usd = 0.0;
  world.compiled.evidence.partnership->hiring_runway_weeks.value = 13.0;
  world.scenario.partnerships[0].grant_usd_per_year = 200000.0;
  world.run_until("plan_programs");
  std::size_t const clients = world.state.episodes.size();
  std::size_t const waiting_before = world.state.requests.size();
  world.run("plan_programs");
  CHECK(filled_in_programs(world) < before - 1.0);
  CHECK(posts_in_programs(world) == Approx(4.0));
  CHECK(world.state.episodes.size() < clients);
  CHECK(world.state.requests.size() > waiting_before);
  world.run("staff_services");
  for (Episode const& episode : world.state.episodes) {
    auto const& service_posts = world.state.services[episode.service].posts;
    if (world.compiled.services[episode.service].role == Role::therapist)
      REQUIRE((episode.post < service_posts.size() && service_posts[episode.post].filled));
  }
}

TEST_CASE("A post without money is closed after a quarter of a year") {
  World world(town_of(partnership_with(
      "other_income_usd_per_year = 90_000\ncoordinator_fte = 0\nmeetings_per_month = 0\n")));
  Books books;
  int weeks_open = 0;
  for (int week = 0; week < 60 + 30; ++week) {
    world.live_on(1);
    books.check(world);
    for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
      if (world.compiled.services[s].program && world.compiled.services[s].role == Role::therapist)
        weeks_open += world.state.services[s].posts.empty() ? 0 : 1;
  }
  CHECK(weeks_open == 13);                 // a therapist costs 132,000 a year
  CHECK(filled_in_programs(world) > 0.0);  // one peer fewer
}

TEST_CASE("A cooperative pays only what it has, from its own cash") {
  World world(town_of(partnership_with(
      "grant_usd_per_year = 600_000\ngrant_weeks = 400\n",
      "[partnership.cooperative]\norganization = \"mutual\"\ndonations_usd_per_year = 90_000\n")));
  Books books;
  world.live_on(30);
  for (int week = 0; week < 60; ++week) world.live_on(1), books.check(world);
  REQUIRE(world.state.partnerships[0].cooperative.open);
  double& purse = world.state.partnerships[0].cooperative.cash_usd;
  books.out += purse;
  purse = 0.0;
  world.state.partnerships[0].cooperative.budget_usd_per_year *= 1.5;
  int open = 0;
  for (int week = 0; week < 30; ++week) {
    world.live_on(1);
    books.check(world);
    open += world.state.partnerships[0].cooperative.open ? 1 : 0;
  }
  CHECK(world.state.partnerships[0].ran_out != no_week);
  CHECK(open < 30);  // it spends more than its income, and closes
  CHECK(open >= 12);
}

TEST_CASE("The comparator on the same money never spends money that it lacks") {
  Scenario town = town_of(partnership_with("grant_usd_per_year = 480_000\ngrant_weeks = 90\n") +
                          "[same_money]\nenabled = true\nprovider = \"therapists\"\n");
  town.id = "with";
  town.time.weeks = 156;
  town.run.replicates = 1;
  Results const results = collect({town});
  std::vector<double> const ours = results.values("with", "cost_partnership_usd");
  std::vector<double> const theirs = results.values("with-same-money", "cost_partnership_usd");
  for (std::size_t year = 0; year < 3; ++year) {
    double given = 0.0, spent = 0.0;
    for (std::size_t week = 52 * year; week < 52 * (year + 1); ++week) given += ours[week];
    for (std::size_t week = 52 * year; week < 52 * (year + 1); ++week) {
      spent += theirs[week];
      REQUIRE(spent <= given * (1.0 + 1e-9));
    }
    if (year == 1) CHECK(spent > 0.5 * given);
  }
}
