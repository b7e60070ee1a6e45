#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace kith {

/// Figures of a county, in the order of `columns()`.
enum class Figure {
  population,
  adults,
  longitude,
  latitude,
  area,
  households,
  household_size,
  below_150_poverty,
  uninsured,
  uninsured_under_65,
  aged_65,
  aged_17,
  no_vehicle,
  minority,
  black,
  hispanic,
  asian,
  american_indian,
  broadband,
  median_income,
  median_income_white,
  median_income_black,
  median_income_hispanic,
  not_proficient,
  not_proficient_spanish,
  not_proficient_european,
  not_proficient_asian,
  not_proficient_other,
  providers,
  rural,
  violent_crime,
  associations,
  distress,
  depression
};
inline constexpr std::size_t figure_count = static_cast<std::size_t>(Figure::depression) + 1;

/// How to read one column of a table of counties.
struct FigureColumn {
  std::string_view name;    ///< in Kith's own tables
  bool is_percent = false;  ///< a percentage: a sign may follow the number
  double low = 0.0, high = 0.0;
  std::string_view source;  ///< of the shipped figure, or of the usual table
};

/// One per figure.
std::span<FigureColumn const> columns();

/// The name of a column in a table as its publisher offers it.
struct ColumnName {
  std::string_view name;
  Figure figure;
  double times = 1.0;  ///< from the publisher's unit to ours
};
std::span<ColumnName const> aliases();

/// Whether two headers are the same: publishers change the case from year to year.
bool is_same_name(std::string_view a, std::string_view b);

/// The column of a table by any of its names, and the factor for its numbers.
std::optional<ColumnName> column_named(std::string_view name);

}  // namespace kith
