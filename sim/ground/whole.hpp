#pragma once

#include <cmath>
#include <concepts>
#include <limits>

#include "kith/ground/expect.hpp"

namespace kith {

/// Whether a number, with its fraction cut off, is a value of the integer type. NaN never is.
template <std::integral To, std::floating_point From>
[[nodiscard]] constexpr bool fits(From x) {
  using Limits = std::numeric_limits<To>;
  // One more than the largest value: a power of two, and exact.
  constexpr To half = Limits::max() / 2 + 1;
  auto const above = 2.0L * static_cast<long double>(half);
  auto const below = static_cast<long double>(Limits::min()) - 1.0L;
  return static_cast<long double>(x) > below && static_cast<long double>(x) < above;
}

/// The number without its fraction, as an integer.
template <std::integral To, std::floating_point From>
[[nodiscard]] constexpr To whole(From x) {
  KITH_EXPECT(fits<To>(x));
  return static_cast<To>(x);
}

/// The nearest integer; halfway cases go to the even one.
template <std::integral To, std::floating_point From>
[[nodiscard]] To nearest(From x) {
  KITH_EXPECT(fits<To>(std::nearbyint(x)));
  return static_cast<To>(std::lrint(x));
}

}  // namespace kith
