#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

/// Why a text may not be shown as it is: bytes that are not UTF-8, a control character other than
/// tab and the end of a line, or a character that changes the direction of what follows or ends a
/// line invisibly. Nothing if it may be shown.
std::optional<std::string> fault_in_text(std::string_view text);

/// The position of that fault in bytes; the size of the text if there is none.
std::size_t place_of_fault(std::string_view text);

/// The text with each such character replaced by U+FFFD.
std::string cleaned_text(std::string_view text);

}  // namespace kith
