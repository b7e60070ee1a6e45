#pragma once

namespace kith {

// The step of the model is a week; yearly rates and sums are divided by these.
inline constexpr int weeks_per_year = 52;
inline constexpr int weeks_per_half_year = 26;
inline constexpr int weeks_per_quarter = 13;
inline constexpr double months_per_year = 12.0;

/// The number of years that so many weeks begin; the last may be incomplete.
constexpr int years_begun(int weeks) {
  return (weeks + weeks_per_year - 1) / weeks_per_year;
}

}  // namespace kith
