#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kith/io/tables/table_file.hpp"
#include "kith/place/community_text.hpp"
#include "kith/place/find_county.hpp"
#include "kith/place/table/county_table.hpp"
#include "tests/catch.hpp"

namespace kith_tests {

/// Every county in the table that ships with Kith.
inline std::vector<kith::County> const& shipped() {
  static std::vector<kith::County> const counties = kith::shipped_counties();
  return counties;
}

/// The only county with that name.
inline kith::County const& county(std::string const& place) {
  auto const found = kith::find_county(shipped(), place);
  REQUIRE(found.matches.size() == 1);
  return *found.matches[0];
}

/// FIPS codes of the counties that a name may mean.
inline std::vector<std::string> codes(std::vector<kith::County const*> const& counties) {
  std::vector<std::string> out;
  for (kith::County const* one : counties) out.push_back(one->fips);
  return out;
}

}  // namespace kith_tests
