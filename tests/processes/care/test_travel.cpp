#include <cmath>
#include <utility>

#include "kith/evidence/help_seeking.hpp"
#include "kith/state/compiled/make_services.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

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

TEST_CASE("Travel beyond fifteen minutes reduces visits, except those by video") {
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

TEST_CASE("People go to their doctor less often if the practice is far, and without a car") {
  World const world(far_valley(-0.015));
  auto const visits = [&](int zone, int car) {
    return double{world.compiled.primary_care_visits[living_in(world, zone, car)]};
  };
  CHECK(visits(1, 1) / visits(0, 1) == Approx(std::exp(-0.015 * 28.0)));
  CHECK(visits(1, 0) / visits(1, 1) == Approx(std::exp(-0.015 * 40.0)));
}

TEST_CASE("Without an effect of travel, everything is as if everybody lived next door") {
  World const world(far_valley(0.0));
  for (double const kept : world.compiled.kept_visits.all) CHECK((kept == 1.0 || kept == 0.0));
  CHECK(world.compiled.primary_care_visits[living_in(world, 0, 1)] ==
        world.compiled.primary_care_visits[living_in(world, 1, 0)]);
}

TEST_CASE("At home and by telephone nobody travels, and the telephone needs no broadband") {
  auto const barriers = [](std::string const& mode, int broadband) {
    Scenario town = small_town("[time]\nsettling_weeks = 0\n" +
                               partnership("with", peers + "\nmode = \"" + mode + "\"", 0));
    town.evidence.help_seeking->distance_per_minute.value = -0.015;
    World const world(std::move(town));
    std::size_t at = 0;
    while (world.compiled.services[at].id != "with/peer_support") ++at;
    Access const far = {0, 0, 0, broadband, 0};  // lives on the hill; the peers are in the valley
    REQUIRE(world.compiled.services[at].zone == 1);
    double const kept = world.compiled.kept_visits(world.compiled.access.index(far), at);
    return std::pair(barriers_of(world.compiled, world.compiled.services[at], far).travel, kept);
  };
  CHECK(barriers("on-site", 1).first > 0.1);
  CHECK(barriers("on-site", 1).second < 1.0);
  for (char const* mode : {"home", "telephone"})
    for (int const broadband : {0, 1}) CHECK(barriers(mode, broadband) == std::pair(0.0, 1.0));
}
