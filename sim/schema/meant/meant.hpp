#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

// What people meant who write values as they would on paper. Each says what to write in a scenario
// file instead, or nothing where it cannot tell.

/// A number: "740,000", "$1.2 million", "70%", "52 weeks", ".5", "1/2". As the key has it: 0.7 for
/// a share, 70 for a percentage.
std::string number_meant(std::string_view key, std::string_view typed);

/// "true" or "false": "yes", "No", "TRUE", "on".
std::string flag_meant(std::string_view typed);

/// A day as "2026-01-05": "1/5/2026", "5 January 2026", "Jan 5, 2026".
std::string date_meant(std::string_view typed);

/// Whether a key holds a share of one, as its name says, or a percentage.
bool is_share_key(std::string_view key);
bool is_percent_key(std::string_view key);

/// "written as 0.6 for 60 %": what to write where a number is not within the bounds of its key.
std::string share_meant(std::string_view key, double typed);

/// A number with '_' between thousands: "740_000".
std::string grouped(double value);

/// Plain signs in place of curly quotes, long dashes and spaces that one does not see.
std::string plain_signs(std::string_view text);

/// Text without spaces at its ends.
std::string_view stripped(std::string_view text);

}  // namespace kith
