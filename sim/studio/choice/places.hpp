#pragma once

#include <filesystem>
#include <vector>

#include "kith/place/table/county.hpp"
#include "kith/studio/json.hpp"

namespace kith::studio {

/// The counties that Kith ships, as text: `scenarios/counties.csv` in a folder.
std::vector<County> counties_in(std::filesystem::path const& share);

/// Counties that a text may mean while it is typed; near misses if there are none.
Json places_json(std::vector<County> const& counties, std::string const& typed);

/// The community file of a county, with this many residents; 0: the default.
Json community_json(std::vector<County> const& counties, std::string const& fips, int residents);

}  // namespace kith::studio
