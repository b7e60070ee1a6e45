#pragma once

namespace kith {

// The step of the model is a week; rates and money a year are divided by these.
inline constexpr int weeks_per_year = 52;
inline constexpr int weeks_per_half_year = 26;
inline constexpr int weeks_per_quarter = 13;

}  // namespace kith
