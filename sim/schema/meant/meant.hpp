#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

// What people meant who write values as they would on paper. Each function returns what to write in
// a scenario file instead, or empty if it cannot tell.

/// A number: "740,000", "$1.2 million", "70%", "52 weeks", ".5", "1/2". In the unit of the key: 0.7
/// for a share, 70 for a percentage.
std::string number_meant(std::string_view key, std::string_view typed);

/// "true" or "false", from "yes", "No", "TRUE", "on".
std::string flag_meant(std::string_view typed);

/// A day as "2026-01-05", from "1/5/2026", "5 January 2026", "Jan 5, 2026".
std::string date_meant(std::string_view typed);

/// Whether a key is a share of one, judging by its name, or a percentage.
bool is_share_key(std::string_view key);
bool is_percent_key(std::string_view key);

/// "written as 0.6 for 60 %": what to write if a number is not within the bounds of its key.
std::string share_meant(std::string_view key, double typed);

/// A number with '_' between thousands: "740_000".
std::string grouped(double value);

/// Plain characters in place of curly quotes, long dashes and invisible spaces.
std::string plain_signs(std::string_view text);

/// Text without spaces at its ends.
std::string_view stripped(std::string_view text);

}  // namespace kith
