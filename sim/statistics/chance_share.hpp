#pragma once

#include <cstddef>
#include <span>

namespace kith {

/// The share of the variance between replicates that is chance; the rest is from uncertain numbers.
struct ChanceShare {
  std::size_t pairs = 0;    ///< replicates simulated twice
  double share, low, high;  ///< with its 95 % interval; NaN below 8 pairs, or if nothing varies
};

/// The fewest replicates simulated twice for which there is a share.
inline constexpr std::size_t fewest_for_chance_share = 8;

/// `first` and `second`: an outcome of each replicate in two simulations with the same uncertain
/// numbers and other random numbers. The share is one minus the correlation within pairs, between 0
/// and 1; its interval comes from the jackknife of Fisher's transform of that correlation, so it
/// requires no normal outcome. Pairs with a missing value are left out.
ChanceShare chance_share(std::span<double const> first, std::span<double const> second);

}  // namespace kith
