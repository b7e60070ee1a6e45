#pragma once

#include <cstdint>
#include <stdexcept>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"
#include "tests/places.hpp"

namespace kith::test {

/// The national figures that ship with Kith.
inline NationalFigures const& shipped_figures() {
  static NationalFigures const figures = [] {
    Problems problems;
    Scenario const read = read_figures(kith_tests::source_dir() + "/scenarios", problems);
    if (!problems.empty()) throw std::runtime_error(format_problems(problems));
    return read.national;
  }();
  return figures;
}

/// A town with two zones, three groups and three organizations.
inline Scenario sample_town(int residents) {
  Scenario town;
  town.national = shipped_figures();
  town.margins.residents = residents;
  town.zones.resize(2);
  town.zones[0].id = "hill";
  town.zones[0].share_of_residents = 0.6;
  town.zones[0].income_factor = 1.2;
  town.zones[1].id = "valley";
  town.zones[1].share_of_residents = 0.4;
  town.zones[1].income_factor = 0.7;

  Group spanish;
  spanish.id = "spanish-speaking";
  spanish.language = "es";
  spanish.share_not_proficient = 0.4;
  spanish.share_by_race[2] = 0.8;
  spanish.zone_weight = {{"valley", 3.0}};
  Group veterans;
  veterans.id = "veterans";
  for (double& share : veterans.share_by_race) share = 0.06;
  veterans.youngest_age = 18;
  veterans.female_share = 0.1;
  town.groups = {spanish, veterans};

  Organization center;
  center.id = "center";
  center.zone = "valley";
  center.members_share = 0.1;
  center.members_share_of_group = {{"spanish-speaking", 0.3}};
  Organization school;
  school.id = "school";
  school.kind = OrganizationKind::school;
  school.zone = "valley";
  school.members_share = 0.5;
  town.organizations = {center, school};
  return town;
}

/// Share of residents who meet `condition(row)` among those who meet `among(row)`.
template <class Condition, class Among>
double share(SyntheticPopulation const& people, Condition condition, Among among) {
  double part = 0.0, all = 0.0;
  for (ZoneRows const& zone : people.zones)
    for (std::uint32_t row = zone.first; row < zone.first + zone.residents; ++row) {
      if (!among(row)) continue;
      all += 1.0;
      if (condition(row)) part += 1.0;
    }
  return all > 0.0 ? part / all : 0.0;
}

template <class Condition>
double share(SyntheticPopulation const& people, Condition condition) {
  return share(people, condition, [](std::uint32_t) { return true; });
}

}  // namespace kith::test
