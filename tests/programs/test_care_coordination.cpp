#include <map>
#include <set>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/joint_work.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_coordination(std::string const& coordination, std::string const& more = "") {
  Scenario town = small_town("[time]\nsettling_weeks = 30\n[community]\nresidents = 8_000\n" +
                             more + partnership("with", "care_coordination:" + coordination, 0));
  town.evidence.care->refill_weeks.value = 0.5;             // coordinators start at once
  town.evidence.costs->health_worker_year_usd.value = 0.0;  // any number is affordable
  return town;
}

}  // namespace

TEST_CASE("Coordinators take on as many new requests as they can and no more") {
  World world(town_with_coordination("coordinators_fte = 1\none_intake = false"));
  world.live_on(40);
  double followed = 0.0, fresh = 0.0, coached = 0.0;
  double const capacity = world.compiled.evidence.coordination->requests_per_fte_week;
  for (int week = 0; week < 30; ++week) {
    world.run_until("serve");
    double today = 0.0;
    for (Request const& request : world.state.requests) {
      if (request.week != world.flow.context.week || request.route == EntryRoute::returning)
        continue;
      fresh += 1.0;
      today += request.coached != 0 ? 1.0 : 0.0;
      followed += request.followed != 0 ? 1.0 : 0.0;
    }
    REQUIRE(today <= capacity + 1.0);
    coached += today;
    world.run_from("serve");
  }
  CHECK(fresh > 40 * capacity);                            // there is more work than capacity
  CHECK(coached == Approx(30.0 * capacity).epsilon(0.2));  // posts are sometimes vacant
  CHECK(followed / coached == Approx(0.5).margin(0.15));
}

TEST_CASE("People who miss a first visit and are followed up keep their place, once") {
  Scenario nobody_comes = town_with_coordination("coordinators_fte = 200\none_intake = false");
  nobody_comes.evidence.coordination->rebooked_share.value = 1.0;
  CareEvidence& e = *nobody_comes.evidence.care;
  for (Evidence* odds : {&e.start_log_odds, &e.start_asked_log_odds, &e.start_offered_log_odds})
    odds->value = -700.0;
  nobody_comes.evidence.care->leave_queue_per_week.value = 0.0;
  nobody_comes.evidence.care->leave_queue_well_per_week.value = 0.0;
  World world(std::move(nobody_comes));
  world.live_on(50);
  world.run_until("serve");
  auto const before = requests_by_row(world);
  world.run("serve");
  auto const after = requests_by_row(world);
  int kept = 0, gone = 0, again = 0;
  for (auto const& [row, request] : before) {
    auto const now = after.find(row);
    if (now == after.end()) {
      ++gone;
      CHECK(request.followed == 0);
    } else if (request.followed != 0 && now->second.followed == 0) {
      ++kept;
    } else if (request.followed == 0) {
      ++again;
    }
  }
  CHECK(kept > 3);
  CHECK(gone > 3);
}

TEST_CASE("One intake sends people where the wait is shorter") {
  Scenario town = town_with_coordination("coordinators_fte = 100");
  town.evidence.care->longest_wait_offered_weeks.value = 260.0;  // waits keep nobody from asking
  World world(std::move(town));
  world.live_on(40);
  world.run_until("make_contacts");
  world.run("make_contacts");
  world.run("look_for_help");
  auto& services = world.state.services;
  services[0].present_wait = 20.0;  // therapists
  services[1].present_wait = 2.0;   // bilingual-therapist
  auto const before = requests_by_row(world);
  world.run("coordinate_care");
  int moved = 0;
  for (auto const& [row, request] : requests_by_row(world)) {
    if (request.week != world.flow.context.week || request.route == EntryRoute::returning) continue;
    CHECK(request.needs_referral == 0);
    CHECK(request.service != 0);
    if (before.at(row).service == 0) {
      ++moved;
      CHECK(request.service == 1);
    } else {
      CHECK(request.service == before.at(row).service);
    }
  }
  CHECK(moved > 0);
}

TEST_CASE("Organizations of the network refer members in distress, and nobody else") {
  World world(town_with_coordination("coordinators_fte = 0\nnetwork = [\"school\"]"));
  world.live_on(30);
  double referred = 0.0;
  for (int week = 0; week < 120; ++week) {
    world.run_until("make_contacts");
    auto const before = requests_by_row(world);
    auto const waiting_before = world.state.residents.status;
    world.run("make_contacts");
    for (auto const& [row, request] : requests_by_row(world)) {
      if (before.count(row) != 0) continue;
      referred += 1.0;
      CHECK((world.state.residents.memberships[row] & 4u) != 0);  // the third organization
      CHECK(k6_now(world.state, world.flow.context, row) >= 5.0);
    }
    world.run("look_for_help");
    world.run("coordinate_care");
    world.run_from("serve");
  }
  CHECK(referred > 10.0);
}

TEST_CASE("With follow-up, more people who ask start care; no slots are added") {
  Scenario without = town_with_coordination("coordinators_fte = 0"),
           with = town_with_coordination("coordinators_fte = 20");
  World a(std::move(without)), b(std::move(with));
  a.live_on(60), b.live_on(60);
  double started[2] = {}, missed[2] = {};
  for (int week = 0; week < 60; ++week) {
    World* worlds[] = {&a, &b};
    for (int i = 0; i < 2; ++i) {
      worlds[i]->live_on(1);
      FlowCounts const adults = flows_by_stratum(worlds[i]->flow)[0];
      started[i] += adults[static_cast<std::size_t>(Flow::starts)];
      missed[i] += adults[static_cast<std::size_t>(Flow::missed)];
    }
  }
  for (std::size_t s = 0; s < a.state.services.size(); ++s)
    if (!a.compiled.services[s].program)
      CHECK(a.state.services[s].posts.size() == b.state.services[s].posts.size());
  CHECK(started[1] > started[0]);
}

// No equation states this: it must follow from slots that do not grow.
TEST_CASE("More referrals to the same slots make people wait longer") {
  std::string const network = "coordinators_fte = 0\nnetwork = [\"school\", \"center\"]";
  Scenario many = town_with_coordination(network),
           none = town_with_coordination("coordinators_fte = 0");
  for (Scenario* scenario : {&many, &none}) {
    CoordinationEvidence& e = *scenario->evidence.coordination;
    e.turn_to_organization_per_year.value = 6.0;
    e.referral_accepted_share.value = 1.0;
    scenario->evidence.care->longest_wait_offered_weeks.value = 260.0;  // nobody is turned away
  }
  World a(std::move(many)), b(std::move(none));
  double waits[2] = {};
  World* worlds[] = {&a, &b};
  for (int i = 0; i < 2; ++i) {
    worlds[i]->live_on(30 + 50);
    for (int week = 0; week < 50; ++week) {
      worlds[i]->live_on(1);
      waits[i] += worlds[i]->state.services[0].present_wait / 50.0;
    }
  }
  CHECK(waits[0] > 1.1 * waits[1]);
}

TEST_CASE("A directory informs people in distress who use it, and nobody else") {
  Scenario listed = town_with_coordination("coordinators_fte = 0\ndirectory = true");
  listed.evidence.coordination->directory_use_per_year.value = 5.2;  // one in ten per week
  World world(std::move(listed));
  world.live_on(31);
  world.run_until("make_contacts");
  auto const before = world.state.residents.awareness;
  auto const requests = world.state.requests.size();
  world.run("make_contacts");
  Residents const& r = world.state.residents;
  double distressed = 0.0, found = 0.0;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.cell[row] == world.compiled.cells.padding()) continue;
    bool const in_distress = k6_now(world.state, world.flow.context, row) >= 5.0;
    distressed += in_distress ? 1.0 : 0.0;
    if (r.awareness[row] == before[row]) continue;
    CHECK(r.awareness[row] > before[row]);
    CHECK(in_distress);
    found += 1.0;
  }
  CHECK(found / distressed == Approx(0.1).margin(0.03));
  CHECK(world.state.requests.size() == requests);  // they seek help on their own
  double usd = 0.0;
  for (Expense const& expense : world.flow.effects.expenses)
    if (expense.program == "care_coordination") usd += expense.usd;
  CHECK(usd == Approx(world.compiled.evidence.coordination->directory_usd_year / 52.0));
}
