#include <cmath>

#include "kith/evidence/partnership.hpp"
#include "kith/evidence/programs.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr int planning = 22, grant_weeks = 156;

/// A partnership with outreach workers that collaborates as usual and cannot end.
Scenario town_with_workers() {
  Scenario town = small_town(
      "[time]\nsettling_weeks = 0\n[[partnership]]\nid = \"with\"\n"
      "partners = [\"center\", \"school\"]\ngrant_usd_per_year = 400_000\n"
      "grant_weeks = 156\n[partnership.outreach]\nworkers_fte = 2\n");
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.partnership->ending_unfunded_per_week.value = 0.0;
  return town;
}

/// Share who accept, of people who screen positive, relative to that in trials.
double accepted_of_trial(World const& world) {
  for (Contacts const& contacts : world.flow.effects.contacts)
    if (contacts.screens)
      return contacts.accepts_share / world.compiled.evidence.programs->outreach_accepts_share;
  return 0.0;
}

}  // namespace

TEST_CASE(
    "What a joint plan adds is there from the start of services and does not grow for years") {
  World world(town_with_workers());
  world.live_on(planning);
  CHECK(world.state.partnerships[0].joint_plan == 0.0);
  double early = 0.0, late = 0.0;
  for (int week = planning; week < grant_weeks; ++week) {
    world.live_on(1);
    double const now = accepted_of_trial(world);
    if (early == 0.0) early = now;  // the first week with workers
    late = now;
  }
  double const alone = world.compiled.evidence.partnership->without_plan_share;
  CHECK(early > alone + 0.8 * (1.0 - alone));
  CHECK(late <= 1.0);
  CHECK(early > 0.9 * late);
  CHECK(world.state.partnerships[0].maturity < 0.9);  // maturity takes years
}

TEST_CASE("Partners who do not collaborate lose the effect of a plan, not their programs") {
  Scenario apart = town_with_workers();
  apart.partnerships[0].meetings_held_share = 0.0;
  apart.partnerships[0].shared_power = 0.0;
  World world(std::move(apart));
  world.live_on(100);
  double const alone = world.compiled.evidence.partnership->without_plan_share;
  CHECK(accepted_of_trial(world) > alone);
  CHECK(accepted_of_trial(world) < 0.97);
}

TEST_CASE("After support ends, the effect of a plan fades with its half-life") {
  World world(town_with_workers());
  world.live_on(grant_weeks);
  double const before = world.state.partnerships[0].joint_plan;
  CHECK(before > 0.9);
  double const half_life = world.compiled.evidence.partnership->plan_half_life_weeks;
  for (int const weeks : {26, 26, 52}) {
    double const now = world.state.partnerships[0].joint_plan;
    world.live_on(weeks);
    CHECK(world.state.partnerships[0].joint_plan ==
          Approx(now * std::exp2(-weeks / half_life)).epsilon(1e-6));
  }
}
