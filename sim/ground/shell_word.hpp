#pragma once

#include <string>
#include <string_view>

namespace kith {

/// A word as a shell reads it: as it is where nothing in it means anything to a shell, else in
/// single quotes.
std::string shell_word(std::string_view word);

}  // namespace kith
