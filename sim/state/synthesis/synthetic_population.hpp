#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// Rows of one zone: contiguous, first row and padded length multiples of 64. Rows beyond
/// `residents` are padding that nobody lives in.
struct ZoneRows {
  std::uint32_t first = 0;
  std::uint32_t residents = 0;
  std::uint32_t padded = 0;
};

/// The residents of a community as synthesized: columns, one row per person, ordered by zone, then
/// household. Members of a household are in adjacent rows.
struct SyntheticPopulation {
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

/// Makes the people of a community from its margins. Depends only on (seed, replicate).
SyntheticPopulation synthesize(Scenario const& scenario, Draws const& draws);

/// Share of each age 10 ... 95 (index 0 is age 10) among residents of the community.
std::vector<double> age_profile(Margins const& margins, NationalFigures const& national);

/// Ages of newcomers such that the profile stays constant when everybody ages one year per year and
/// a share `replaced_per_year` is replaced: e(a) proportional to n(a) + (n(a) - n(a-1)) / rate,
/// never negative.
std::vector<double> newcomer_profile(std::vector<double> const& profile, double replaced_per_year);

/// How people leave and arrive so that the age profile stays exactly constant: old people leave
/// (die) at the rate at which the profile falls with age, everybody else at one rate, a share
/// `replaced_per_year` in all. (With one rate for all ages, the very old would accumulate.) People
/// of 95 and over leave within the year.
struct Turnover {
  double everybody_per_year = 0.0;  ///< share of each age that leaves within a year
  std::vector<double>
      more_at_birthday;  ///< of those who stayed, by age 10 ... 95: dies before the next birthday
  std::vector<double> leaving_per_year;  ///< both together, by age
  std::vector<double> newcomer_share;    ///< share of each age among newcomers
};
Turnover turnover(std::vector<double> const& profile, double replaced_per_year);

/// Shares of coverage by age, income and race in one community, as used by `synthesize`. Make it
/// once, draw often.
struct CoverageTable {
  /// Cumulative shares [age under 18, under 65, over][income][race, last: any race][coverage].
  std::array<std::array<std::array<std::array<double, 4>, 6>, 4>, 3> cumulative{};
  /// `race` 5: whatever the race.
  [[nodiscard]] std::uint8_t draw(int age, int income, int race, double u) const;
};
CoverageTable coverage_table(Margins const& margins, NationalFigures const& national);

/// Coverage of a person of this age and income in this community, from one uniform number. Fits the
/// whole table at each call: for many draws, keep a CoverageTable.
std::uint8_t draw_coverage(Margins const& margins, NationalFigures const& national, int age,
                           int income, double u);

}  // namespace kith
