#include <vector>

#include "kith/state/tie_network.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Who meets whom is mutual in every computed slot and stays within bounds") {
  World const world(small_town("[time]\nsettling_weeks = 0\n"));
  CompiledScenario const& compiled = world.compiled;
  std::vector<int> met(tie_slots, 0);
  for (std::uint32_t week = 0; week < 2 * tie_slots; ++week) {
    for (std::uint32_t zone = 0; zone < compiled.zone_rows.size(); ++zone) {
      WeeklyTie const tie = tie_of_week(compiled, week, zone);
      if (zone == 0) ++met[tie.slot];
      if (tie.slot < household_slots) continue;
      ZoneRows const& rows = compiled.zone_rows[zone];
      for (Row row = rows.first; row < rows.first + rows.padded; ++row) {
        Row const other = partner_in_slot(tie, row);
        REQUIRE(partner_in_slot(tie, other) == row);
        REQUIRE(other < world.state.residents.age.size());
        if (tie.slot < first_far_slot)
          REQUIRE((other >= rows.first && other < rows.first + rows.padded));
      }
    }
  }
  CHECK(met == std::vector<int>(tie_slots, 2));  // each slot has its turn
}

TEST_CASE("Far ties are mutual across zones") {
  World const world(small_town("[time]\nsettling_weeks = 0\n"));
  for (std::uint32_t week = 0; week < tie_slots; ++week) {
    WeeklyTie const hill = tie_of_week(world.compiled, week, 0);
    if (hill.slot < first_far_slot) continue;
    WeeklyTie const valley = tie_of_week(world.compiled, week, 1);
    int across = 0;
    for (Row row = 0; row < world.state.residents.age.size(); ++row) {
      REQUIRE(partner_in_slot(hill, row) == partner_in_slot(valley, row));
      bool const there = partner_in_slot(hill, row) >= world.compiled.zone_rows[1].first;
      across += there != (row >= world.compiled.zone_rows[1].first) ? 1 : 0;
    }
    CHECK(across > 100);
  }
}

TEST_CASE("Members of a household are in adjacent rows, each in their own place") {
  World const world(small_town("[time]\nsettling_weeks = 0\n"));
  auto const& household = world.state.residents.household;
  for (ZoneRows const& zone : world.compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents;) {
      int const size = household[row] >> 4;
      REQUIRE(size >= 1);
      for (int place = 0; place < size; ++place, ++row) {
        REQUIRE(household[row] == (place | size << 4));
        REQUIRE(row < zone.first + zone.residents);
      }
    }
}

TEST_CASE("Ties are about eight, and an eighth of people has one or none") {
  Scenario town = nation(20000);
  World const world(std::move(town));
  double sum = 0.0, isolated = 0.0, people = 0.0;
  for (ZoneRows const& zone : world.compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents; ++row) {
      sum += world.state.residents.ties[row];
      isolated += world.state.residents.ties[row] <= 1 ? 1.0 : 0.0;
      people += 1.0;
    }
  CHECK(sum / people == Approx(8.0).margin(0.5));         // population.mean_ties
  CHECK(isolated / people == Approx(0.12).margin(0.02));  // population.isolated_share
}

TEST_CASE("Nobody has ties to empty homes") {
  World const world(small_town("[time]\nsettling_weeks = 0\n"));
  Residents const& r = world.state.residents;
  for (ZoneRows const& zone : world.compiled.zone_rows)
    for (Row row = zone.first + zone.residents; row < zone.first + zone.padded; ++row) {
      REQUIRE(r.degree[row] == 0);
      REQUIRE(r.ties[row] == 0);
    }
}
