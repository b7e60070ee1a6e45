#include "sample.hpp"
#include "tests/catch.hpp"

using namespace kith;
using kith::test::sample_town;

namespace {

bool same(SyntheticPopulation const& a, SyntheticPopulation const& b) {
  return a.age == b.age && a.race == b.race && a.income == b.income && a.sex == b.sex &&
         a.coverage == b.coverage && a.car == b.car && a.broadband == b.broadband &&
         a.trauma == b.trauma && a.language == b.language && a.groups == b.groups &&
         a.memberships == b.memberships && a.household == b.household;
}

}  // namespace

TEST_CASE("zones start at blocks of 64 rows and nobody lives in the padding") {
  SyntheticPopulation const people = synthesize(sample_town(GENERATE(100, 1000, 4096)), {3, 1});
  std::uint32_t next = 0;
  for (ZoneRows const& zone : people.zones) {
    CHECK(zone.first == next);
    CHECK(zone.first % 64 == 0);
    CHECK(zone.padded % 64 == 0);
    CHECK(zone.padded >= zone.residents);
    CHECK(zone.padded < zone.residents + 64);
    for (std::uint32_t row = zone.first + zone.residents; row < zone.first + zone.padded; ++row) {
      int const anything = people.age[row] + people.race[row] + people.income[row] +
                           people.sex[row] + people.coverage[row] + people.car[row] +
                           people.broadband[row] + people.trauma[row] + people.language[row] +
                           people.groups[row] + people.memberships[row] + people.household[row];
      REQUIRE(anything == 0);
    }
    next = zone.first + zone.padded;
  }
  CHECK(people.rows() == next);
}

TEST_CASE("households are neighbors who share income, car and broadband") {
  int const residents = GENERATE(100, 2000, 30000);
  SyntheticPopulation const people = synthesize(sample_town(residents), {3, 1});
  int homes = 0, alone = 0, with_children = 0;
  for (ZoneRows const& zone : people.zones) {
    std::uint32_t const end = zone.first + zone.residents;
    for (std::uint32_t first = zone.first; first < end;) {
      std::uint32_t const size = people.household[first] >> 4;
      REQUIRE(size >= 1);
      REQUIRE(size <= 8);
      REQUIRE(first + size <= end);
      int adults = 0;
      for (std::uint32_t place = 0; place < size; ++place) {
        std::uint32_t const row = first + place;
        REQUIRE(people.household[row] == (place | size << 4));
        REQUIRE(people.income[row] == people.income[first]);
        REQUIRE(people.car[row] == people.car[first]);
        REQUIRE(people.broadband[row] == people.broadband[first]);
        REQUIRE(people.age[row] >= 10);
        REQUIRE(people.age[row] <= 95);
        if (people.age[row] >= 18) ++adults;
      }
      ++homes;
      if (adults == 0) ++alone;
      if (adults < static_cast<int>(size)) ++with_children;
      first += size;
    }
  }
  double const size = static_cast<double>(residents) / homes;
  if (residents > 10000) {
    CHECK(size == Approx(2.5 * (1.0 - 0.22 * 0.533)).margin(0.05));
    CHECK(alone == 0);
    CHECK(with_children > homes / 10);
    CHECK(with_children < homes / 3);
  }
}

TEST_CASE("the same draws make the same people, others make others") {
  Scenario const town = sample_town(5000);
  SyntheticPopulation const people = synthesize(town, {9, 4});
  CHECK(same(people, synthesize(town, {9, 4})));
  CHECK_FALSE(same(people, synthesize(town, {9, 5})));
  CHECK_FALSE(same(people, synthesize(town, {8, 4})));
}

TEST_CASE("a new organization changes nobody but its members") {
  Scenario town = sample_town(5000);
  SyntheticPopulation const before = synthesize(town, {9, 4});
  Organization church;
  church.id = "church";
  church.zone = "hill";
  church.members_share = 0.2;
  town.organizations.insert(town.organizations.begin(), church);
  SyntheticPopulation const after = synthesize(town, {9, 4});
  CHECK(after.groups == before.groups);
  CHECK(after.age == before.age);
  for (std::size_t row = 0; row < before.rows(); ++row)
    REQUIRE(after.memberships[row] >> 1 == before.memberships[row]);
}

TEST_CASE("a community without zones is refused") {
  Scenario town = sample_town(1000);
  town.zones.clear();
  CHECK_THROWS_AS(synthesize(town, {1, 0}), std::invalid_argument);
}

TEST_CASE("a million residents keep their households together", "[full]") {
  SyntheticPopulation const people = synthesize(sample_town(1000000), {1, 0});
  std::uint32_t living = 0;
  for (ZoneRows const& zone : people.zones)
    for (std::uint32_t row = zone.first; row < zone.first + zone.residents; ++row, ++living)
      if ((people.household[row] & 15) != 0)
        REQUIRE(people.household[row] == people.household[row - 1] + 1);
  CHECK(living == 1000000);
}
