#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/place/table/county.hpp"
#include "kith/problems.hpp"

namespace kith {

/// Counties of a table, one row each: Kith's own columns, SVI or PLACES as offered by CDC, or the
/// analytic data of County Health Rankings. Appends all errors to `problems`.
std::vector<County> read_counties(std::string_view text, std::string const& file,
                                  Problems& problems);

/// A county with figures of a second table replacing those of the first.
County overlay(County const& county, County const& given);

/// Shares of a county that contradict each other, reported at its row of `file`.
Problems contradictions(County const& county, std::string const& file);

/// A FIPS code as five digits, "01001" for "1001"; empty if the text is not one.
std::string fips_code(std::string_view text);

/// Cells without a figure in a row of `file`, and what is used instead for the county; one warning
/// each. `county` has the figures that are used.
Problems empty_cells(County const& county, County const& given, std::string const& file);

}  // namespace kith
