#pragma once

#include <cstddef>
#include <limits>
#include <string>

#include "kith/scenario/ages.hpp"
#include "kith/scenario/margins.hpp"
#include "kith/schema/form.hpp"

namespace kith {

/// A figure or a table of figures, with its source. NaN until a file sets its value.
template <class Value>
struct Sourced {
  Value value;
  std::string source;  ///< publication or derivation
  std::string grade;   ///< trial, observational, expert or assumed

  Sourced() { unset(value); }

 private:
  static void unset(int& number) { number = 0; }
  static void unset(double& number) { number = std::numeric_limits<double>::quiet_NaN(); }
  template <class T, std::size_t N>
  static void unset(T (&row)[N]) {
    for (T& part : row) unset(part);
  }
};

inline constexpr int largest_household = 8;     ///< 8 people and over
inline constexpr int five_year_age_count = 17;  ///< 10-14 ... 90-94

/// Figures of the United States for what the census table of a community lacks: the community's own
/// margins always have priority. Declared in describe_national.cpp; values and sources are in
/// scenarios/national.toml. Races, income bands, ages and kinds of coverage are in the order of
/// race_names, income_names, age_group_names and coverage_names.
struct NationalFigures {
  Sourced<double[five_year_age_count]> millions_by_five_years;
  Sourced<double> millions_95_and_over;
  Sourced<double> teen_share_of_under_18;  ///< share of people under 18 who are 10-17
  Sourced<double[race_count][age_group_count]> age_given_race;
  Sourced<double[age_group_count]> female_given_age;
  Sourced<double> poverty_line_first_usd;       ///< a year, for the first person of a household
  Sourced<double> poverty_line_further_usd;     ///< a year, for each further one
  Sourced<double> median_household_income_usd;  ///< a year, where prices are the nation's
  Sourced<double> prices_per_income;  ///< log of prices per log of the median income of places
  Sourced<double[race_count][income_count]> income_given_race;
  Sourced<double[age_group_count][income_count]> income_factor_of_age;
  Sourced<double[income_count]> no_car_given_income;
  Sourced<double[income_count]> broadband_given_income;
  Sourced<double[age_group_count][income_count][coverage_count]> coverage_given_age_income;
  Sourced<double[race_count][coverage_count]> coverage_odds_of_race;
  Sourced<double[largest_household]> household_size_share;
  Sourced<double[largest_household]> children_by_size;  ///< of a household of 1 to 8 people
  Sourced<int> parent_youngest_age;
  Sourced<int> parent_oldest_age;
  Sourced<int> grown_child_oldest_age;
  Sourced<double> opposite_sex_share;  ///< of couples
};

void describe(Form& form, NationalFigures& figures);

}  // namespace kith
