#pragma once

#include "kith/scenario/margins.hpp"
#include "kith/scenario/national_figures.hpp"

namespace kith {

/// Median household income as a multiple of the poverty line of a household of mean size.
double median_to_poverty_line(Margins const& margins, NationalFigures const& national);

/// Prices of a place relative to the nation's, which rise with its median income: bands of income,
/// and with them distress, depend on what dollars buy. 1 in the nation.
double price_level(Margins const& margins, NationalFigures const& national);

/// Spread of log income, from the median (as a multiple of the poverty line of a household of mean
/// size) and the share of people below 1.5 times the line. Not positive if the two contradict each
/// other.
double income_spread(Margins const& margins, NationalFigures const& national);

}  // namespace kith
