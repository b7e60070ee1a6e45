#pragma once

#include <cstddef>
#include <span>

namespace kith {

/// How much of the variance between replicates is chance: the rest comes from uncertain numbers.
struct ChanceShare {
  std::size_t pairs = 0;    ///< replicates with both lives
  double share, low, high;  ///< with its 95 % interval; NaN below 8 pairs, or where nothing varies
};

/// Fewest replicates lived through twice that have a share.
inline constexpr std::size_t fewest_for_chance_share = 8;

/// `first` and `second`: an outcome of each replicate in two lives with the same uncertain numbers
/// and other random numbers. The share is one less the correlation within pairs, between 0 and 1;
/// its interval comes from the jackknife of Fisher's transform of that correlation, so that it
/// needs no normal outcome. Pairs with a missing value are left out.
ChanceShare chance_share(std::span<double const> first, std::span<double const> second);

}  // namespace kith
