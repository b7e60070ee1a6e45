#pragma once

#include <string_view>

namespace kith {

/// Ages of residents, years. Younger children are not simulated.
inline constexpr int youngest_age = 10;
inline constexpr int oldest_age = 95;  ///< 95 and over
inline constexpr int age_count = oldest_age - youngest_age + 1;

/// Ages with different coverage and poverty: 10-17, 18-64, 65 and over.
inline constexpr int age_group_count = 3;
inline constexpr std::string_view age_group_names[age_group_count] = {"10-17", "18-64", "65-plus"};
inline constexpr int age_group_first[age_group_count] = {youngest_age, 18, 65};
inline constexpr int age_group_last[age_group_count] = {17, 64, oldest_age};
constexpr int age_group(int age) {
  return age < age_group_first[1] ? 0 : (age < age_group_first[2] ? 1 : 2);
}

}  // namespace kith
