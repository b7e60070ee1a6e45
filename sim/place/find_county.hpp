#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/place/table/county.hpp"

namespace kith {

/// Counties that a user may mean: one, several, or none, with similar names.
struct FoundCounties {
  std::vector<County const*> matches;
  std::vector<County const*> near;  ///< if none matches: at most five, the nearest first
};

/// Finds a county by name ("Hidalgo County, TX", "hidalgo texas", "St. Louis city, Missouri") or
/// FIPS code. Case, accents, periods and the word for county are ignored unless they distinguish
/// two counties.
FoundCounties find_county(std::vector<County> const& counties, std::string_view place);

/// "Hidalgo County, TX".
std::string name_with_state(County const& county);

/// "hidalgo-tx", "fairfax-city-va": the id of its community, and its file name.
std::string slug_of(County const& county);

}  // namespace kith
