#include <cmath>

#include "kith/evidence/help_seeking.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario far_valley(double distance_per_minute) {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n");
  town.evidence.help_seeking->distance_per_minute.value = distance_per_minute;
  town.zones[0].minutes_within = 12.0;
  town.zones[1].minutes_within = 40.0;
  return town;
}

std::uint16_t living_in(World const& world, int zone, int car) {
  return world.compiled.access.index({zone, 0, car, 1, 0});
}

}  // namespace

TEST_CASE("The way costs visits beyond fifteen minutes, and none of those by video") {
  World const world(far_valley(-0.015));
  Scenario by_video = far_valley(-0.015);
  for (Site& site : by_video.sites) site.remote = true;
  World const remote(std::move(by_video));
  auto const usual = static_cast<std::size_t>(world.compiled.usual_services);
  for (std::size_t i = 0; i < usual; ++i) {
    REQUIRE(world.compiled.services[i].zone == 0);
    CHECK(world.compiled.kept_visits(living_in(world, 0, 1), i) == 1.0);
    CHECK(world.compiled.kept_visits(living_in(world, 1, 1), i) == Approx(std::exp(-0.015 * 5.0)));
    CHECK(world.compiled.kept_visits(living_in(world, 1, 0), i) == Approx(std::exp(-0.015 * 25.0)));
    CHECK(remote.compiled.kept_visits(living_in(remote, 1, 0), i) == 1.0);
  }
}

TEST_CASE("People go to their doctor less often where the practice is far, and without a car") {
  World const world(far_valley(-0.015));
  auto const visits = [&](int zone, int car) {
    return double{world.compiled.primary_care_visits[living_in(world, zone, car)]};
  };
  CHECK(visits(1, 1) / visits(0, 1) == Approx(std::exp(-0.015 * 28.0)));
  CHECK(visits(1, 0) / visits(1, 1) == Approx(std::exp(-0.015 * 40.0)));
}

TEST_CASE("Without an effect of the way all is as if everybody lived next door") {
  World const world(far_valley(0.0));
  for (double const kept : world.compiled.kept_visits.all) CHECK((kept == 1.0 || kept == 0.0));
  CHECK(world.compiled.primary_care_visits[living_in(world, 0, 1)] ==
        world.compiled.primary_care_visits[living_in(world, 1, 0)]);
}
