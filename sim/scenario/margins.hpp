#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kith/schema/form.hpp"

namespace kith {

/// In the order of the names below.
inline constexpr int race_count = 5;
inline constexpr int income_count = 4;
inline constexpr int coverage_count = 4;

inline constexpr std::string_view race_names[race_count] = {"white", "black", "hispanic", "asian",
                                                            "other"};
inline constexpr std::string_view income_names[income_count] = {"below-100", "100-199", "200-399",
                                                                "400-plus"};
inline constexpr std::string_view age_band_names[] = {"10-17", "18-25", "26-49", "50-64",
                                                      "65-plus"};
inline constexpr std::string_view sex_names[] = {"female", "male"};
inline constexpr std::string_view coverage_names[coverage_count] = {"private", "medicaid",
                                                                    "medicare", "uninsured"};

/// Indices of names as bits; all bits if there are no names.
template <std::size_t N>
unsigned bits_of_names(std::string_view const (&all)[N], std::vector<std::string> const& names) {
  unsigned bits = 0;
  for (std::size_t i = 0; i < N; ++i)
    if (names.empty() || std::find(names.begin(), names.end(), all[i]) != names.end())
      bits |= 1u << i;
  return bits;
}

/// An observed figure kept for validation; the model never reads it.
struct Observed {
  std::string id;  ///< such as "frequent-mental-distress"
  double value = 0.0;
  std::string unit;
  std::string source;
  int year = 0;
};

/// The middle of a place, in degrees (WGS 84): only for maps.
struct Centroid {
  double longitude = 0.0, latitude = 0.0;
};
void describe(Form& form, Centroid& centroid);

/// Who lives in the community, as margins from a census table. Table `[community]` of a community
/// file.
struct Margins {
  std::string id;
  std::string title;
  std::optional<Centroid> centroid{};
  int residents =
      25000;  ///< simulated people aged 10 or over; nothing is scaled up behind the scenes
  double people_per_resident = 1.0;  ///< real people aged 10 or over for each simulated one
  double share_under_18 = 0.22;      ///< of the whole population
  double share_over_64 = 0.17;
  double female_share = 0.51;
  double median_household_income_usd = 75000.0;
  double share_below_150_poverty = 0.20;
  double race_share[race_count] = {0.59, 0.13, 0.19, 0.06, 0.03};
  double uninsured_share_under_65 = 0.10;
  double medicaid_share_under_65 = 0.20;
  double no_car_share = 0.08;  ///< of adults
  double broadband_share = 0.90;
  double trauma_share = 0.16;  ///< of adults: source of distress.trauma_shift_z
  double mean_household_size = 2.5;
  double pay_index = 1.0;             ///< pay in the place relative to the nation's
  double providers_per_100k = 332.5;  ///< registered mental health providers
  std::vector<Observed> observed;
};

void describe(Form& form, Margins& margins);

}  // namespace kith
