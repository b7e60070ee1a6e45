#include "kith/evidence/care.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Partners with more members than the reference, who by default win in their first year.
Scenario town_with_advocacy(std::string const& policy, double win_per_year = 1.0) {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" +
                             partnership("with", "advocacy:policy = \"" + policy + "\"", 0));
  AdvocacyEvidence& e = *town.evidence.advocacy;
  e.win_per_year.value = win_per_year;
  e.most_per_year.value = 1.0;
  e.reference_members_share.value = 0.02;
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  return town;
}

double uninsured_poor(World const& world) {
  double people = 0.0;
  for (std::uint16_t const index : world.state.residents.cell) {
    if (index == world.compiled.cells.padding()) continue;
    Cell const cell = world.compiled.cells.at(index);
    people += cell.coverage == 3 && cell.income <= 1 ? 1.0 : 0.0;
  }
  return people;
}

}  // namespace

TEST_CASE("A levy pays a sum per resident from a year after it is won") {
  World world(town_with_advocacy("levy"));
  world.live_on(52);
  Week const won = world.state.partnerships[0].won[0];
  REQUIRE(won == 51);
  double const grant = 900000.0 / 52.0;
  world.live_on(50);
  CHECK(world.state.partnerships[0].money_in_usd == Approx(grant));
  world.live_on(10);
  double const levy = world.compiled.evidence.advocacy->levy_usd_per_head_year * 6000.0 / 52.0;
  CHECK(world.state.partnerships[0].money_in_usd == Approx(grant + levy));
}

TEST_CASE("Coverage, once won, reaches its share of the uninsured poor within a year") {
  World with(town_with_advocacy("coverage")), without(town_with_advocacy("coverage", 0.0));
  with.live_on(103), without.live_on(103);
  CHECK(uninsured_poor(with) == uninsured_poor(without));
  with.live_on(53), without.live_on(53);
  double const take_up = with.compiled.evidence.advocacy->coverage_take_up_share;
  CHECK(uninsured_poor(with) / uninsured_poor(without) == Approx(1.0 - take_up).margin(0.1));
  CHECK(without.state.partnerships[0].won[1] == no_week);
}

TEST_CASE("With parity insurers end no course sooner than others") {
  World with(town_with_advocacy("parity")), without(town_with_advocacy("parity", 0.0));
  for (World* world : {&with, &without}) {
    world->live_on(110);
    CHECK(in_force(world->state, world->flow.context, Policy::parity) == (world == &with));
  }
  int longest[2] = {};
  int which = 0;
  for (World* world : {&with, &without}) {
    world->live_on(100);
    for (Episode const& episode : world->state.episodes) {
      Cell const cell = world->compiled.cells.at(world->state.residents.cell[episode.row]);
      if (cell.coverage == 1) longest[which] = std::max<int>(longest[which], episode.sessions);
    }
    ++which;
  }
  CHECK(longest[0] >= 12);
  CHECK(longest[1] < 12);
}

TEST_CASE("A coalition wins as often as its chance says, and only once") {
  World world(town_with_advocacy("levy"));
  world.live_on(2);
  int won = 0;
  constexpr int bids = 4000;
  for (int k = 0; k < bids; ++k) {
    world.state.partnerships[0].won[0] = no_week;
    world.flow.effects.bids = {
        {0, static_cast<std::uint32_t>(k) * 2654435761u, Policy::levy, 0.03}};
    press_for_policy(world.state, world.flow.context, world.flow.effects);
    won += world.state.partnerships[0].won[0] != no_week ? 1 : 0;
  }
  CHECK(won / double{bids} == Approx(0.03).margin(0.01));
  world.state.partnerships[0].won[0] = -5;
  world.flow.effects.bids = {{0, 1, Policy::levy, 1.0}};
  press_for_policy(world.state, world.flow.context, world.flow.effects);
  CHECK(world.state.partnerships[0].won[0] == -5);
}

TEST_CASE("Programs that wait for the levy begin when it pays") {
  Scenario waiting = small_town(
      "[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" +
      partnership("with", "advocacy:policy = \"levy\";" + clinic + "\nwaits_for_levy = true", 0));
  Scenario const winning = town_with_advocacy("levy");
  waiting.evidence = winning.evidence;
  waiting.evidence.care->refill_weeks.value = 0.5;
  World world(std::move(waiting));
  auto const posts = [&world] { return world.state.services.back().posts.size(); };
  auto const delay = static_cast<int>(world.compiled.evidence.advocacy->delay_weeks);
  world.live_on(51 + delay);
  REQUIRE(world.state.partnerships[0].won[0] == 51);
  CHECK(posts() == 0);
  world.live_on(1);
  CHECK(posts() == 2);
}
