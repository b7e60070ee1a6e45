#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/place/table/county.hpp"
#include "kith/problems.hpp"

namespace kith {

/// Counties of a table, one row each: Kith's own columns, SVI or PLACES as CDC offers them, or the
/// analytic data of County Health Rankings. All that is wrong is appended to `problems`.
std::vector<County> read_counties(std::string_view text, std::string const& file,
                                  Problems& problems);

/// A county with the figures of a second table over those of the first.
County overlay(County const& county, County const& given);

/// Shares of a county that cannot all be true, at its row of `file`.
Problems contradictions(County const& county, std::string const& file);

/// Five digits of a FIPS code, "1001" for "01001"; empty where it is none.
std::string fips_code(std::string_view text);

/// Where cells of a row of `file` hold no figure, and what then stands for the county, one warning
/// each. `county` holds the figures that are used.
Problems empty_cells(County const& county, County const& given, std::string const& file);

}  // namespace kith
