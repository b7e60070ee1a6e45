#pragma once

#include <string>

#include "kith/answer/measures.hpp"
#include "kith/statistics/paired_difference.hpp"

namespace kith {

/// A number with thousands separated; "-" if it is missing, never "-0".
std::string number_in_words(double value, int decimals, bool with_sign = false);

/// A difference as shown to readers: in the unit of its words, with its number of decimals.
struct ShownDifference {
  PairedDifference found;
  int decimals;
};
ShownDifference shown(PairedDifference found, double scale, int decimals);

/// "95 % interval", "range of 16 replicates"; empty if there is neither.
std::string interval_name(Interval::Kind kind, std::size_t replicates);

/// "+2.9 (+0.8 to +5.1)".
std::string difference_in_figures(ShownDifference const& d);

/// Better, no effect and worse in percent of replicates: "94/5/1"; empty if neither
/// direction is better.
std::string shares_in_figures(DirectionCounts const& seen);

/// "very likely better", "no visible difference", or empty.
std::string verdict_in_words(ShownDifference const& d);

}  // namespace kith
