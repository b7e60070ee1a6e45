#pragma once

#include <cstdint>
#include <vector>

#include "kith/random.hpp"
#include "kith/scenario.hpp"

namespace kith {

/// Rows of one zone: contiguous, first row and padded length multiples of 64. Rows beyond
/// `residents` are padding that nobody lives in.
struct ZoneRows {
  std::uint32_t first = 0;
  std::uint32_t residents = 0;
  std::uint32_t padded = 0;
};

/// The residents of a community as synthesized: columns, one row a person, ordered by zone, then
/// household. Household members stand in neighbouring rows.
struct People {
  std::vector<ZoneRows> zones;          ///< in the order of Scenario::zones
  std::vector<std::uint8_t> age;        ///< years, 10 ... 95
  std::vector<std::uint8_t> race;       ///< index into race_names
  std::vector<std::uint8_t> income;     ///< index into income_names; the same in a household
  std::vector<std::uint8_t> sex;        ///< index into sex_names
  std::vector<std::uint8_t> coverage;   ///< index into coverage_names
  std::vector<std::uint8_t> car;        ///< 0 or 1; the same in a household
  std::vector<std::uint8_t> broadband;  ///< 0 or 1; the same in a household
  std::vector<std::uint8_t> trauma;     ///< 0 or 1
  std::vector<std::uint8_t> language;   ///< 0: can use care in English; else 1 + index of the group
                                        ///< whose language is needed
  std::vector<std::uint16_t> groups;    ///< bit g: belongs to Scenario::groups[g]
  std::vector<std::uint16_t> memberships;  ///< bit o: member of Scenario::organizations[o]
  std::vector<std::uint8_t> household;     ///< place in household | size << 4 (size 1 ... 8)
  [[nodiscard]] std::size_t rows() const { return age.size(); }
};

/// Makes the people of a community from its margins. Depends on (seed, replicate) alone.
People synthesize(Scenario const& scenario, Draws const& draws);

/// Share of each age 10 ... 95 (index 0 is age 10) among residents of the community.
std::vector<double> age_profile(Population const& population);

/// Ages of newcomers such that the profile stays as it is when everybody ages a year a year and a
/// share `replaced_per_year` is replaced: e(a) proportional to n(a) + (n(a) - n(a-1)) / rate, never
/// negative.
std::vector<double> newcomer_profile(std::vector<double> const& profile, double replaced_per_year);

/// Coverage of a person of this age and income in this community, from one uniform number.
std::uint8_t draw_coverage(Population const& population, int age, int income, double u);

}  // namespace kith
