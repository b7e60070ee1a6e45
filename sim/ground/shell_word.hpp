#pragma once

#include <string>
#include <string_view>

namespace kith {

/// A word quoted for a shell: unchanged if it has no characters that are special to a shell, else
/// in single quotes.
std::string shell_word(std::string_view word);

}  // namespace kith
