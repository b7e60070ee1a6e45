#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_sharing(std::string const& sharing, std::string const& more = "") {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" +
                             partnership("with", "resource_sharing:" + sharing + more, 0));
  town.evidence.care.refill_weeks.value = 0.5;
  town.evidence.partnership.ending_funded_per_week.value = 0.0;
  return town;
}

double in_kind(World& world) {
  double usd = 0.0;
  for (Income const& income : world.life.effects.incomes) usd += income.usd;
  return usd;
}

}  // namespace

TEST_CASE("A joint fund comes in week by week, with or without a grant") {
  Scenario without_grant = town_with_sharing(
      "room_hours_per_week = 0\nvolunteers = 0\njoint_fund_usd_per_year = 52_000");
  without_grant.partnerships[0].grant_usd_per_year = 0.0;
  World world(std::move(without_grant));
  for (int week = 0; week < 20; ++week) {
    world.live_on(1);
    REQUIRE(world.community.partnerships[0].money_in_usd == Approx(1000.0));
  }
}

TEST_CASE("Shared rooms are worth their rent, as many hours as are used") {
  std::string const clinic = ";colocated_clinic:therapist_fte = 1";
  World world(town_with_sharing(
      "volunteers = 0\njoint_fund_usd_per_year = 0\nroom_hours_per_week = 1000", clinic));
  world.live_on(10);
  double hours = 0.0;
  for (std::size_t s = 0; s < world.setting.services.size(); ++s)
    for (Post const& post : world.community.services[s].posts)
      if (world.setting.services[s].program && post.filled)
        hours += post.fte * slots_per_fte_week(Role::therapist, world.setting.evidence);
  REQUIRE(hours > 10.0);
  live_until_services(world);
  CHECK(in_kind(world) ==
        Approx(hours * world.setting.evidence.joint.sharing.room_hour_usd).epsilon(0.01));
  World few(town_with_sharing(
      "volunteers = 0\njoint_fund_usd_per_year = 0\nroom_hours_per_week = 5", clinic));
  few.live_on(10);
  CHECK(in_kind(few) == Approx(5.0 * few.setting.evidence.joint.sharing.room_hour_usd));
}

TEST_CASE("Volunteers are found, some stop, and their hours are used once") {
  World world(
      town_with_sharing("volunteers = 40\nroom_hours_per_week = 0\njoint_fund_usd_per_year = 0"));
  SharingEvidence const& e = world.setting.evidence.joint.sharing;
  double accompanied = 0.0, hours = 0.0;
  for (int week = 0; week < 80; ++week) {
    live_until_services(world);
    double today = 0.0;
    for (Request const& request : world.community.requests)
      today += request.week == world.life.week && request.coached != 0 ? 1.0 : 0.0;
    double const there = world.community.partnerships[0].volunteers;
    REQUIRE(today * e.hours_per_company <=
            there * e.volunteer_hours_per_week + e.hours_per_company);
    accompanied += today;
    hours += there * e.volunteer_hours_per_week;
    live_from_services(world);
  }
  double const stationary = 40.0 / (1.0 + e.volunteer_leaves_per_week * e.volunteer_recruit_weeks);
  CHECK(world.community.partnerships[0].volunteers == Approx(stationary).epsilon(0.02));
  CHECK(accompanied > 0.5 * hours / e.hours_per_company);
}
