#include "kith/evidence/partnership.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A partnership with programs that must plan first and cannot end.
Scenario planned_town(std::string const& programs) {
  Scenario town = small_town(
      "[time]\nsettling_weeks = 20\n[[partnership]]\nid = \"with\"\n"
      "partners = [\"center\", \"school\"]\nstart_week = 2\n"
      "grant_usd_per_year = 500_000\ngrant_weeks = 400\n" +
      programs);
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.partnership->planning_weeks.value = 10.0;
  return town;
}

/// In the first 60 weeks: the week in which the partnership opened, and the first with `happens`.
template <class Happens>
std::pair<Week, Week> opening_of(World& world, Happens happens) {
  Week first = no_week;
  world.live_on(20);
  for (Week week = 0; week < 60; ++week) {
    world.live_on(1);
    if (first == no_week && happens(world)) first = week;
    CHECK((world.state.partnerships[0].opened == no_week) == (first == no_week));
  }
  return {world.state.partnerships[0].opened, first};
}

bool somebody_came(World const& world) {
  for (std::size_t i = 0; i < world.compiled.services.size(); ++i)
    if (world.compiled.services[i].partnership == 0)
      for (std::int32_t const visits : world.flow.events.attended[i])
        if (visits > 0) return true;
  return false;
}

}  // namespace

TEST_CASE("A partnership with clients opens with the first client, after planning") {
  World world(
      planned_town("[partnership.colocated_clinic]\ntherapist_fte = 1\n"
                   "[partnership.campaign]\ntouched_share_per_week = 0.02\n"));
  auto const [opened, first] = opening_of(world, somebody_came);
  CHECK(opened == first);
  CHECK(opened > 12);  // messages go out from week 12 on
}

TEST_CASE("A partnership without clients opens with its first activity") {
  World world(planned_town("[partnership.campaign]\ntouched_share_per_week = 0.02\n"));
  auto const [opened, first] =
      opening_of(world, [](World const& w) { return !w.flow.effects.contacts.empty(); });
  CHECK(opened == 12);
  CHECK(first == 12);
}

TEST_CASE("Outreach opens with its first contact, not with the planning of it") {
  World world(planned_town("[partnership.outreach]\nworkers_fte = 1\n"));
  auto const [opened, first] =
      opening_of(world, [](World const& w) { return !w.flow.effects.contacts.empty(); });
  CHECK(opened == first);
  CHECK(opened >= 12);
}

TEST_CASE("A partnership that ends while it plans never opens") {
  Scenario town = planned_town("[partnership.campaign]\ntouched_share_per_week = 0.02\n");
  town.partnerships[0].end_week = 8;
  World world(town);
  CHECK(opening_of(world, [](World const&) { return false; }).first == no_week);
}

TEST_CASE("A partnership at zero dose never opens") {
  World world(planned_town("[partnership.campaign]\ndose = 0\n"));
  CHECK(opening_of(world, [](World const&) { return false; }).first == no_week);
}
