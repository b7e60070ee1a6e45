#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "kith/record.hpp"
#include "kith/statistics/interval.hpp"
#include "kith/statistics/likelihood.hpp"

namespace kith {

/// A scenario compared with usual care over replicates paired by number; pairs with a missing value
/// are left out.
struct PairedDifference {
  std::size_t pairs = 0;
  double usual_care, scenario, difference;  ///< means, replicates weighted alike; NaN without pairs
  Interval interval;                        ///< of the differences
  double monte_carlo_error;                 ///< of the mean difference
  DirectionCounts directions{};             ///< none if neither direction is better
  std::string words;                        ///< empty below 40 pairs, or if neither is better
  std::size_t settled_by{};  ///< replicates that would settle on one word; 0: unknown or very many
};

PairedDifference paired_difference(std::span<double const> usual_care,
                                   std::span<double const> scenario, Better better);

/// Whether a mean and its interval all round to zero: such a row gets no words.
bool rounds_to_zero(PairedDifference const& d, int decimals);
inline constexpr char const* no_visible_difference = "no visible difference";

}  // namespace kith
