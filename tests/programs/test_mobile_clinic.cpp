#include <cmath>
#include <map>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/outcomes/observer.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("A van on the road for five days gives its visits, split by days, at its cost") {
  ProgramWorld world(van);
  world.staff();
  EvidenceBase const& e = world.compiled.evidence;
  double const per_fte = slots_per_fte_week(Role::therapist, e);
  CHECK(world.filled("with/mobile_clinic/hill") * per_fte ==
        Approx(e.programs->mobile_visits_per_week * 2.0 / 5.0));
  CHECK(world.filled("with/mobile_clinic/valley") * per_fte ==
        Approx(e.programs->mobile_visits_per_week * 3.0 / 5.0));
  CHECK(world.spent("mobile_clinic") == Approx(e.costs->mobile_clinic_year_usd / 52.0));
}

TEST_CASE("Nobody travels where the van stops; people elsewhere travel to the stop") {
  ProgramWorld world("mobile_clinic:days_per_week = { valley = 5 }");
  HelpSeekingEvidence const& e = *world.compiled.evidence.help_seeking;
  auto const stop = static_cast<std::size_t>(world.service("with/mobile_clinic/valley"));
  auto const way = [&](int zone, int car) {
    return world.compiled.acceptance(world.compiled.access.index({zone, 0, car, 1, 0}), stop)
        .travel;
  };
  CHECK(way(1, 1) == 1.0);
  CHECK(way(1, 0) == 1.0);
  CHECK(std::log(way(0, 1)) == Approx(e.distance_per_minute * 20.0));
  CHECK(way(0, 0) < way(0, 1));
}

TEST_CASE("Each stop has its own queue, and only its slots serve its clients") {
  ProgramWorld world(van, "[community]\nresidents = 16_000\n");
  int visits = 0;
  for (int week = 0; week < 40; ++week) {
    world.run_until("serve");
    std::map<int, int> slots, used;
    for (char const* id : {"with/mobile_clinic/hill", "with/mobile_clinic/valley"}) {
      double const per_fte = slots_per_fte_week(Role::therapist, world.compiled.evidence);
      slots[world.service(id)] =
          static_cast<int>(world.filled(id) * per_fte + world.service_state(id).slots_carried);
    }
    world.run("serve");
    for (Visit const& visit : world.flow.events.visits)
      if (slots.count(visit.service) != 0) ++used[visit.service], ++visits;
    for (auto const& [service, number] : used) REQUIRE(number <= slots[service]);
    world.run("treat");
    world.run("turn_over_staff");
    world.run("post_accounts");
    ++world.week;
  }
  CHECK(visits > 100);
}

TEST_CASE("A van without a route is reported as an error") {
  Problems problems;
  std::string const town = kith_tests::source_dir() + "/tests/data/small-town.toml";
  read_scenario_text("format = 1\nextends = \"" + town + "\"\nid = \"van\"\n" +
                         partnership("p", "mobile_clinic:dose = 1"),
                     "van.toml", problems);
  REQUIRE(problems.size() == 1);
  CHECK(format_problems(problems).find("days_per_week") != std::string::npos);
}

TEST_CASE("Where a van stops, fewer people lack care because of travel") {
  auto const travel = [](std::string const& dose) {
    ProgramWorld world("mobile_clinic:days_per_week = { hill = 50, valley = 50 }\ndose = " + dose,
                       "[community]\nresidents = 8_000\n");
    world.compiled.evidence.costs->mobile_clinic_year_usd.value =
        0.0;  // else ten vans use up the money
    for (Service& service : world.compiled.services) service.known_to_all = true;
    world.live_observed(9);  // reasons are observed every fourth week
    return reasons_of(world.state, world.flow.context, world.flow.update)[0]
        .any[static_cast<std::size_t>(Barrier::travel)];
  };
  double const without = travel("0");
  CHECK(without > 10);
  CHECK(travel("1") < 0.7 * without);
}

TEST_CASE("A steered van goes where partners know of unmet need, with the same capacity") {
  ProgramWorld world(van + "\nsteered = true");
  world.compiled.evidence.care->turnover_per_week.value = 0.0;
  double const visits = world.compiled.evidence.programs->mobile_visits_per_week;
  double const per_fte = slots_per_fte_week(Role::therapist, world.compiled.evidence);
  double hill = 0.0;
  for (int week = 0; week < 60; ++week) {
    world.live_on(1);
    world.state.partnerships[0].known_unmet = {80.0, 20.0};  // hill, valley
    if (week < 3) continue;
    hill = world.filled("with/mobile_clinic/hill") * per_fte;
    REQUIRE(hill + world.filled("with/mobile_clinic/valley") * per_fte == Approx(visits));
    if (week < 13) CHECK(hill == Approx(visits * 2.0 / 5.0));
  }
  CHECK(hill == Approx(visits * 0.8).epsilon(0.02));  // the partnership's strength is 1
  CHECK(world.state.partnerships[0].route[0] == Approx(4.0).epsilon(0.02));
}

TEST_CASE("Partners who know nothing leave the route as it was planned") {
  ProgramWorld world(van + "\nsteered = true");
  world.scenario.partnerships[0].knowledge = Knowledge::none;
  world.live_on(30);
  CHECK(world.state.partnerships[0].route == std::vector<double>{2.0, 3.0});
}
