#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kith {

/// What keeps a text from being shown as it is: bytes that are no UTF-8, a control character other
/// than tab and the end of a line, a character that changes the direction of what follows it or
/// ends a line unseen. Nothing where it may be shown.
std::optional<std::string> fault_in_text(std::string_view text);

/// Where that is, in bytes; the size of the text where there is none.
std::size_t place_of_fault(std::string_view text);

/// The text with each such character replaced by U+FFFD.
std::string cleaned_text(std::string_view text);

}  // namespace kith
