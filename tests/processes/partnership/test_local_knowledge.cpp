#include "kith/evidence/care.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Outreach in a town with a center in the valley; `how` sets the partners' knowledge of need.
Scenario town_with_knowledge(std::string const& how) {
  std::string text = partnership("with", "outreach:workers_fte = 4", 0);
  text.insert(text.find("established"), how + "\n");
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" + text);
  town.evidence.care->refill_weeks.value = 0.5;
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.programs->met_again_weight.value = 1.0;  // only knowledge decides where they go
  return town;
}

void put_need_in_the_valley(World& world) {
  world.state.unmet_by_zone = {10.0, 90.0};
}

/// Share of contacts in the valley over some weeks, with 90 % of unmet need in the valley.
double share_in_valley(std::string const& how, int weeks = 40) {
  World world(town_with_knowledge(how));
  double met[2] = {};
  for (int week = 0; week < weeks + 20; ++week) {
    world.run_until("make_contacts");
    put_need_in_the_valley(world);
    auto const before = world.state.residents.awareness;
    world.run("make_contacts");
    for (std::size_t z = 0; z < 2; ++z) {
      ZoneRows const& zone = world.compiled.zone_rows[z];
      for (Row row = zone.first; row < zone.first + zone.residents; ++row)
        if (week >= 20 && world.state.residents.awareness[row] != before[row]) met[z] += 1.0;
    }
    world.run("look_for_help");
    world.run_from("serve");
  }
  return met[1] / (met[0] + met[1]);
}

}  // namespace

TEST_CASE("Workers go where need is known: perfectly, as partners learn, or not at all") {
  double const perfect = share_in_valley("knowledge = \"perfect\"");
  double const learned = share_in_valley("knowledge = \"learned\"");
  double const none = share_in_valley("knowledge = \"none\"");
  CHECK(perfect == Approx(0.9).margin(0.03));
  CHECK(none < 0.55);  // follows population; the poor of the valley are met more often
  CHECK(learned > none + 0.1);
  CHECK(learned < perfect - 0.03);
}

TEST_CASE("Partners who meet more often know better where need is") {
  Scenario often = town_with_knowledge("meetings_per_month = 1"),
           seldom = town_with_knowledge("meetings_per_month = 0.1");
  often.partnerships[0].established = seldom.partnerships[0].established = false;
  World a(std::move(often)), b(std::move(seldom));
  for (World* world : {&a, &b})
    for (int week = 0; week < 100; ++week) {
      world->begin_week();
      world->run("evolve_partnerships");
      put_need_in_the_valley(*world);
      learn_of_need(world->state, world->flow.context);
      ++world->week;
    }
  auto const& knows = a.state.partnerships[0].known_unmet;
  auto const& guesses = b.state.partnerships[0].known_unmet;
  CHECK(knows[1] > guesses[1] + 5.0);
  CHECK(knows[1] < 90.0);
  CHECK(guesses[1] > 40.0);
}

TEST_CASE(
    "Need is seen only where a partner of the community is, and forgotten when nobody talks") {
  World world(town_with_knowledge(""));
  world.live_on(1);
  for (int week = 0; week < 60; ++week) {
    world.state.unmet_by_zone = {90.0, 10.0};  // need is on the hill, where the agency is
    learn_of_need(world.state, world.flow.context);
  }
  auto& known = world.state.partnerships[0].known_unmet;
  CHECK(known[0] < 65.0);  // only as the population suggests, though 90 are in need
  put_need_in_the_valley(world);
  for (int week = 0; week < 60; ++week) learn_of_need(world.state, world.flow.context);
  CHECK(known[1] > 70.0);
  world.state.partnerships[0].communication = 0.0;
  for (int week = 0; week < 300; ++week) learn_of_need(world.state, world.flow.context);
  CHECK(known[1] == Approx(40.0).margin(2.0));
}
