#include "sample.hpp"
#include "tests/catch.hpp"

using namespace kith;
using kith::test::sample_town;
using kith::test::share;

TEST_CASE("groups have their share of each race, and members live where the group lives") {
  SyntheticPopulation const people = synthesize(sample_town(40000), {2, 0});
  auto const speaks_spanish = [&](std::uint32_t row) { return (people.groups[row] & 1u) != 0; };
  auto const hispanic = [&](std::uint32_t row) { return people.race[row] == 2; };
  CHECK(share(people, speaks_spanish, hispanic) == Approx(0.8).margin(0.002));
  CHECK(share(people, hispanic, speaks_spanish) == Approx(1.0));
  std::uint32_t const valley = people.zones[1].first;
  double const hill_share = share(people, speaks_spanish, [&](auto row) { return row < valley; });
  double const valley_share =
      share(people, speaks_spanish, [&](auto row) { return row >= valley; });
  CHECK(valley_share > 2.0 * hill_share);
}

TEST_CASE("groups overlap: there are veterans who speak Spanish") {
  SyntheticPopulation const people = synthesize(sample_town(25000), {2, 0});
  auto const veteran = [&](std::uint32_t row) { return (people.groups[row] & 2u) != 0; };
  auto const both = [&](std::uint32_t row) { return people.groups[row] == 3; };
  CHECK(share(people, both) > 0.0);
  CHECK(share(people, veteran, [&](auto row) { return people.age[row] >= 18; }) ==
        Approx(0.06).margin(0.001));
  CHECK(share(people, veteran, [&](auto row) { return people.age[row] < 18; }) == 0.0);
  CHECK(share(
            people, [&](auto row) { return people.sex[row] == 0; }, veteran) ==
        Approx(0.1).margin(0.01));
}

TEST_CASE("the group's share of members need care in its language, and nobody else does") {
  SyntheticPopulation const people = synthesize(sample_town(25000), {2, 0});
  auto const needs_spanish = [&](std::uint32_t row) { return people.language[row] == 1; };
  CHECK(share(people, needs_spanish, [&](auto row) { return (people.groups[row] & 1u) != 0; }) ==
        Approx(0.4).margin(0.001));
  CHECK(share(people, needs_spanish, [&](auto row) { return (people.groups[row] & 1u) == 0; }) ==
        0.0);
}

TEST_CASE("a language runs in households") {
  SyntheticPopulation const people = synthesize(sample_town(25000), {2, 0});
  int together = 0, apart = 0;
  for (std::size_t row = 1; row < people.rows(); ++row) {
    if ((people.household[row] & 15) == 0 || people.race[row] != 2 || people.race[row - 1] != 2)
      continue;
    ((people.groups[row] ^ people.groups[row - 1]) & 1u) == 0 ? ++together : ++apart;
  }
  CHECK(together > 50 * apart);
}

TEST_CASE("organizations have members of their zone and groups; schools have only pupils") {
  SyntheticPopulation const people = synthesize(sample_town(40000), {2, 0});
  std::uint32_t const valley = people.zones[1].first;
  auto const member = [&](std::uint32_t row) { return (people.memberships[row] & 1u) != 0; };
  auto const speaks_spanish = [&](std::uint32_t row) { return (people.groups[row] & 1u) != 0; };
  CHECK(share(people, member, speaks_spanish) == Approx(0.3).margin(0.02));
  CHECK(share(people, member, [&](auto row) { return row < valley && !speaks_spanish(row); }) ==
        0.0);
  CHECK(share(people, member, [&](auto row) { return row >= valley && !speaks_spanish(row); }) ==
        Approx(0.1).margin(0.01));
  auto const pupil = [&](std::uint32_t row) { return (people.memberships[row] & 2u) != 0; };
  CHECK(share(people, pupil, [&](auto row) { return people.age[row] >= 18; }) == 0.0);
  CHECK(share(people, pupil, [&](auto row) { return people.age[row] < 18 && row >= valley; }) ==
        Approx(0.5).margin(0.05));
}
