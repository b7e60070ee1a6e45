#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Numbers as they are written for a general reader.

/// "$1.8 million", "$590,000", "$5,300": two digits; millions with one decimal.
std::string dollars_in_words(double usd);

/// From this number of people per simulated resident on, the text says "1 in 2".
inline constexpr double shown_as_part = 1.5;
/// "1 in 25 of the county", "all of the place": the part of a place that is simulated.
std::string part_of_place(std::string const& place, double people_per_resident);

/// "none", "a third", "most": the nearest of a few fractions.
std::string_view part_in_words(double share);

/// "4.5 years", "18 months".
std::string years_in_words(int weeks);

/// "A year", "18 months" or "2 years": the nearest.
std::string_view time_after_in_words(int weeks);

/// "July 2029": the month in which a week begins, counted from a day as "2026-01-05".
std::string month_of(std::string const& first_day, int week);
/// The same as "2029-07".
std::string month_number_of(std::string const& first_day, int week);

/// Counts as shares of 100 that add up to 100. Rare is not never: "under 1", "over 99".
std::vector<std::string> shares_of_100(std::vector<std::size_t> const& counts);

/// Sentences beside a label, one per line, lines of at most 78 characters.
std::string labeled(std::string_view label, std::vector<std::string> const& sentences);

}  // namespace kith
