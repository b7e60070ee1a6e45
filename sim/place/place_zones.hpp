#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kith/place/table/county.hpp"
#include "kith/problems.hpp"

namespace kith {

/// A neighborhood in a generated community file.
struct PlaceZone {
  std::string id, title;
  double share = 0.0;  ///< of residents
  double income_factor = 1.0;
  double minutes_within = 12.0;
  std::vector<std::pair<std::string, double>> minutes_to;
  bool is_country = false;
  std::optional<std::pair<double, double>> centroid{};  ///< longitude, latitude
};

/// Two kinds of town and the country, each if enough people live there: the rule in
/// scenarios/README.md.
std::vector<PlaceZone> stylized_zones(County const& county);

/// One row of a table of zones.
struct GivenZone {
  std::string name;
  double share = 0.0;
  double poverty = 0.0;  ///< percent below 1.5 times the poverty line
  double longitude = 0.0, latitude = 0.0;
};

/// Reads a table of zones: name, share, poverty, longitude, latitude.
std::vector<GivenZone> read_zones(std::string_view text, std::string const& file,
                                  Problems& problems);

/// One zone per row: travel times from distances, incomes from poverty.
std::vector<PlaceZone> zones_from(std::vector<GivenZone> const& given, County const& county);

/// The zone with the lowest and the one with the highest income.
PlaceZone const& poorest(std::vector<PlaceZone> const& zones);
PlaceZone const& richest(std::vector<PlaceZone> const& zones);

}  // namespace kith
