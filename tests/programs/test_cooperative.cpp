#include <cmath>
#include <set>

#include "kith/evidence/cooperative.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr unsigned mutual = 8;  ///< the fourth organization of the small town

Scenario town_with_cooperative(std::string const& terms = "", int residents = 8000) {
  Scenario town = small_town(
      "[time]\nsettling_weeks = 0\n[community]\nresidents = " + std::to_string(residents) + "\n" +
      partnership("with", cooperative + "\n" + terms, 0));
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.partnership->ending_unfunded_per_week.value = 0.0;
  return town;
}

CooperativeState const& state_of(World const& world) {
  return world.state.partnerships[0].cooperative;
}

}  // namespace

TEST_CASE("Members are people who joined; the ledger, their bit and the count agree") {
  World world(town_with_cooperative());
  for (int week = 0; week < 150; ++week) {
    world.live_on(1);
    Residents const& r = world.state.residents;
    std::set<Row> rows;
    for (Member const& member : world.state.members) rows.insert(member.row);
    REQUIRE(rows.size() == world.state.members.size());
    int wrong = 0;
    for (Row row = 0; row < r.age.size(); ++row)
      if (((r.memberships[row] & mutual) != 0) != (rows.count(row) != 0)) ++wrong;
    REQUIRE(wrong == 0);
    REQUIRE(state_of(world).members == static_cast<double>(rows.size()));
  }
  CHECK(state_of(world).members > 20.0);
}

// cooperative.join_per_week was fitted to a membership of 0.5 to 2 % of adults after some years.
TEST_CASE("After six years about one adult in a hundred has joined") {
  World world(town_with_cooperative("", 12000));
  world.live_on(312);
  double const share = state_of(world).members / world.adults_at_start();
  CHECK(share > 0.005);
  CHECK(share < 0.02);
}

// Adverse selection (cooperative.stay_serious_factor): illness lengthens membership.
TEST_CASE("Members in serious distress stay longer than others") {
  World world(town_with_cooperative("", 12000));
  world.live_on(60);
  Residents& r = world.state.residents;
  double left[2] = {}, weeks[2] = {};
  for (int week = 0; week < 150; ++week) {
    world.run_until("serve");
    world.run("serve");
    world.run("treat");
    world.run("turn_over_staff");
    std::vector<std::pair<Row, int>> before;
    for (Member const& member : world.state.members)
      before.emplace_back(member.row,
                          k6_now(world.state, world.flow.context, member.row) >= 13.0 ? 1 : 0);
    world.run("work_together");
    for (auto const& [row, serious] : before) {
      weeks[serious] += 1.0;
      left[serious] += (r.memberships[row] & mutual) == 0 ? 1.0 : 0.0;
    }
    world.run("post_accounts");
    ++world.week;
  }
  REQUIRE(weeks[1] > 300.0);
  CHECK(left[1] / weeks[1] < left[0] / weeks[0]);
  CHECK(left[0] / weeks[0] == Approx(0.006).margin(0.003));
}

TEST_CASE("Only members are seen, by the kinds of staff that the board has decided on") {
  World world(town_with_cooperative("volunteer_share = 0.5"));
  for (int week = 0; week < 160; ++week) {
    world.live_on(1);
    for (Visit const& visit : world.flow.events.visits)
      if (visit.service != no_service && world.compiled.services[visit.service].program &&
          visit.number == 1)
        CHECK((world.state.residents.memberships[visit.row] & mutual) != 0);
  }
  double shares = 0.0, fte = 0.0;
  for (double const share : state_of(world).shares) {
    CHECK(share > 0.0);
    shares += share;
  }
  CHECK(shares == Approx(1.0));
  CHECK(state_of(world).shares[0] > 0.3);
  for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
    if (world.compiled.services[s].program)
      for (Post const& post : world.state.services[s].posts) fte += post.fte;
  CHECK(fte > 1.0);
  CHECK(fte * 60000.0 < 1.1 * state_of(world).budget_usd_per_year);
}

TEST_CASE("Professionals and the community's representatives divide the budget differently") {
  World professional(town_with_cooperative("volunteer_share = 1\nprofessionals_share = 1"));
  World communal(town_with_cooperative("volunteer_share = 1\nprofessionals_share = 0"));
  for (World* world : {&professional, &communal}) world->live_on(200);
  CHECK(state_of(professional).shares[0] ==
        Approx(professional.compiled.evidence.cooperative->professionals_therapy_share.value));
  CHECK(state_of(communal).shares[0] < state_of(professional).shares[0]);
}

TEST_CASE("Without five active volunteers the board decides nothing") {
  World with(town_with_cooperative("volunteer_share = 1")),
      without(town_with_cooperative("volunteer_share = 0"));
  with.live_on(120), without.live_on(120);
  CHECK(state_of(without).budget_usd_per_year == 200000.0);
  CHECK(state_of(without).dues_usd > 0.0);
  double const deficit = with.compiled.evidence.cooperative->deficit_share;
  CHECK(state_of(with).budget_usd_per_year > 200000.0 * (1.0 + deficit) - 1e-6);
  CHECK(state_of(with).dues_usd < state_of(without).dues_usd);
}

TEST_CASE("A cooperative's money is its own and every dollar of it is accounted for") {
  World world(town_with_cooperative());
  double in = 0.0, out = 0.0;
  for (int week = 0; week < 150; ++week) {
    world.live_on(1);
    PartnershipState const& p = world.state.partnerships[0];
    in += p.money_in_usd, out += p.money_out_usd + p.returned_usd;
    REQUIRE(std::abs(p.cash_usd + p.cooperative.cash_usd - (in - out)) < 0.01);
    double paid = 0.0;
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    REQUIRE(std::abs(paid - p.money_out_usd) < 0.01);
  }
  CHECK(state_of(world).cash_usd > 0.0);
  CHECK(world.state.partnerships[0].cash_usd > 900000.0);  // the grant is kept separately
}

TEST_CASE("A cooperative spends its budget, whatever posts are vacant") {
  World world(town_with_cooperative());
  int on_budget = 0;
  for (int week = 0; week < 160; ++week) {
    double const before = state_of(world).budget_usd_per_year;
    world.live_on(1);
    if (week == 0 || !state_of(world).open) continue;  // founded or closed this week
    double spent = 0.0;
    for (Expense const& expense : world.flow.effects.expenses)
      if (expense.cooperative && expense.program == "cooperative") spent += expense.usd;
    bool const surprised = week % 52 == 0;  // yearly shocks are expenses, too
    if (!surprised) CHECK(spent >= before / 52.0 - 0.01);
    if (!surprised && spent < before / 52.0 + 0.01) ++on_budget;
  }
  CHECK(on_budget > 20);
}

TEST_CASE(
    "A cooperative without money for a quarter of a year closes and releases all of its members") {
  World world(town_with_cooperative());
  world.live_on(60);
  REQUIRE(state_of(world).open);
  for (int week = 0; week < 16; ++week) {
    world.state.partnerships[0].cooperative.cash_usd = 0.0;
    world.state.partnerships[0].cooperative.budget_usd_per_year = 2e6;
    world.live_on(1);
    CHECK(state_of(world).open == (week < 12));
  }
  CHECK(world.state.members.size() == 0);
  for (std::uint16_t const bits : world.state.residents.memberships) REQUIRE((bits & mutual) == 0);
  for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
    if (world.compiled.services[s].program) CHECK(world.state.services[s].posts.empty());
}

// Quebec 2008 (cooperative.yearly_shock_share): 62 % of cooperatives are alive after 5 years and
// 44 % after 10; the tolerance is 8 points.
TEST_CASE("Cooperatives that spend what their boards decide last as long as in the field") {
  constexpr int number = 200;  // per world, in three worlds
  double alive5 = 0.0, alive10 = 0.0;
  for (int replicate = 0; replicate < 3; ++replicate) {
    World world(town_with_cooperative("", 2000), replicate);
    world.live_on(2);
    Membership const terms = world.flow.effects.memberships.at(0);
    world.state.partnerships.assign(number, world.state.partnerships[0]);
    for (auto& p : world.state.partnerships) p.cooperative = {};
    for (int week = 2; week < 2 + 520; ++week) {
      world.week = week;
      world.begin_week();
      world.flow.effects.clear();
      for (int p = 0; p < number; ++p) {
        CooperativeState& state = world.state.partnerships[static_cast<std::size_t>(p)].cooperative;
        Membership mine = terms;
        mine.partnership = p;
        mine.program = hash_id(std::to_string(p));
        world.flow.effects.memberships.push_back(mine);
        if (state.open)
          world.flow.effects.expenses.push_back(
              {p, "cooperative", state.budget_usd_per_year / 52.0, true});
      }
      // Enough members to decide.
      if (week == 2)
        for (int p = 0; p < number; ++p)
          for (Row row = 0; row < 5; ++row)
            world.state.members.add({row, 0, 0, static_cast<std::uint8_t>(p), 1});
      world.state.members.merge_arrivals();
      run_cooperatives(world.state, world.flow.context, world.flow.effects, world.flow.events);
      world.run("post_accounts");
      for (auto const& p : world.state.partnerships) {
        if (week == 2 + 259) alive5 += p.cooperative.open ? 1.0 : 0.0;
        if (week == 2 + 519) alive10 += p.cooperative.open ? 1.0 : 0.0;
      }
    }
  }
  CHECK(alive5 / (3.0 * number) == Approx(0.62).margin(0.08));
  CHECK(alive10 / (3.0 * number) == Approx(0.44).margin(0.08));
}
