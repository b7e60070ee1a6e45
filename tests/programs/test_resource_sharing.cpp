#include <set>

#include "kith/evidence/care.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/partnership.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"
#include "tests/untreated.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_sharing(std::string const& sharing, std::string const& more = "") {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" +
                             partnership("with", "resource_sharing:" + sharing + more, 0));
  town.evidence.care->refill_weeks.value = 0.5;
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  return town;
}

double in_kind(World& world) {
  double usd = 0.0;
  for (Income const& income : world.flow.effects.incomes) usd += income.usd;
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
    REQUIRE(world.state.partnerships[0].money_in_usd == Approx(1000.0));
  }
}

TEST_CASE("Shared rooms are valued at their rent for the hours used") {
  std::string const one_therapist = ";colocated_clinic:therapist_fte = 1";
  World world(town_with_sharing(
      "volunteers = 0\njoint_fund_usd_per_year = 0\nroom_hours_per_week = 1000", one_therapist));
  world.live_on(10);
  double hours = 0.0;
  for (std::size_t s = 0; s < world.compiled.services.size(); ++s)
    for (Post const& post : world.state.services[s].posts)
      if (world.compiled.services[s].program && post.filled)
        hours += post.fte * slots_per_fte_week(Role::therapist, world.compiled.evidence);
  REQUIRE(hours > 10.0);
  world.run_until("serve");
  CHECK(in_kind(world) ==
        Approx(hours * world.compiled.evidence.sharing->room_hour_usd).epsilon(0.01));
  World few(town_with_sharing(
      "volunteers = 0\njoint_fund_usd_per_year = 0\nroom_hours_per_week = 5", one_therapist));
  few.live_on(10);
  CHECK(in_kind(few) == Approx(5.0 * few.compiled.evidence.sharing->room_hour_usd));
}

TEST_CASE("Volunteers are found, some stop, and their hours are used once") {
  World world(
      town_with_sharing("volunteers = 40\nroom_hours_per_week = 0\njoint_fund_usd_per_year = 0"));
  SharingEvidence const& e = *world.compiled.evidence.sharing;
  double accompanied = 0.0, hours = 0.0;
  for (int week = 0; week < 80; ++week) {
    world.run_until("serve");
    double today = 0.0;
    for (Request const& request : world.state.requests)
      today += request.week == world.flow.context.week && request.coached != 0 ? 1.0 : 0.0;
    double const there = world.state.partnerships[0].volunteers;
    REQUIRE(today * e.hours_per_company <=
            there * e.volunteer_hours_per_week + e.hours_per_company);
    accompanied += today;
    hours += there * e.volunteer_hours_per_week;
    world.run_from("serve");
  }
  double const stationary = 40.0 / (1.0 + e.volunteer_leaves_per_week * e.volunteer_recruit_weeks);
  CHECK(world.state.partnerships[0].volunteers == Approx(stationary).epsilon(0.02));
  CHECK(accompanied > 0.5 * hours / e.hours_per_company);
}

TEST_CASE("An agency's payments to its organizations buy hours of company") {
  std::string const nothing_else =
      "room_hours_per_week = 0\njoint_fund_usd_per_year = 0\nvolunteers = 0\n";
  World paid(town_with_sharing(nothing_else + "organizations_usd_per_year = 52_000"));
  World unpaid(town_with_sharing(nothing_else));
  paid.live_on(4), unpaid.live_on(4);
  paid.run_until("serve"), unpaid.run_until("serve");
  SharingEvidence const& e = *paid.compiled.evidence.sharing;
  REQUIRE(paid.flow.effects.follow_ups.size() == 1);
  CHECK(paid.flow.effects.follow_ups[0].requests ==
        Approx(1000.0 / e.organization_hour_usd / e.hours_per_company));
  CHECK(unpaid.flow.effects.follow_ups.empty());
  auto const spent = [](World const& world) {
    double usd = 0.0;
    for (Expense const& expense : world.flow.effects.expenses) usd += expense.usd;
    return usd;
  };
  CHECK(spent(paid) - spent(unpaid) == Approx(1000.0));
}

TEST_CASE("Volunteers are residents, the same from week to week, and helping does them good") {
  Scenario wanted =
      town_with_sharing("volunteers = 40\nroom_hours_per_week = 0\njoint_fund_usd_per_year = 0");
  wanted.evidence.sharing->volunteer_benefit_z.value = 0.3;
  wanted.evidence.sharing->volunteer_recruit_weeks.value = 1.0;
  take_care_away(wanted.evidence);
  keep_everybody(wanted.evidence);
  World world(std::move(wanted));
  world.live_on(1);
  std::set<Row> ever;
  for (int week = 0; week < 30; ++week) {
    world.live_on(1);
    Residents const& r = world.state.residents;
    double helped = 0.0;
    for (Row row = 0; row < r.age.size(); ++row) {
      if (r.support[row] < 0.299 * double{benefit_scale}) continue;  // support of this week
      helped += 1.0;
      ever.insert(row);
      CHECK(r.age[row] >= 18);
    }
    CHECK(helped > world.state.partnerships[0].volunteers - 3.0);
    CHECK(helped <= world.state.partnerships[0].volunteers);
  }
  CHECK(ever.size() < 45);
}
