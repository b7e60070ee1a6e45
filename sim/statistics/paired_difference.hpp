#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "kith/record.hpp"
#include "kith/statistics/interval.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith {

/// A scenario against usual care over replicates paired by their number; pairs with a missing value
/// are left out.
struct PairedDifference {
  std::size_t pairs = 0;
  double usual_care, scenario, difference;  ///< means, all replicates alike; NaN without pairs
  Interval interval;                        ///< of the differences
  double monte_carlo_error;                 ///< of the mean difference
  DirectionCounts directions{};             ///< none where neither direction is better
  std::string words;                        ///< empty below 40 pairs, or where neither is better
  std::size_t settled_by{};  ///< replicates that would leave one word; 0: unknown or very many
};

PairedDifference paired_difference(std::span<double const> usual_care,
                                   std::span<double const> scenario, Better better);

/// Whether a mean and its interval all round to zero: a row without words.
bool rounds_to_zero(PairedDifference const& d, int decimals);
inline constexpr char const* no_visible_difference = "no visible difference";

}  // namespace kith
