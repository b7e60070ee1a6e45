#pragma once

#include <string>
#include <string_view>

namespace kith {

/// Lower-case letters for A to Z. Every other byte is unchanged: the same in every locale.
constexpr char lower_case(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
inline std::string lower_case(std::string_view text) {
  std::string lowered(text);
  for (char& letter : lowered) letter = lower_case(letter);
  return lowered;
}

}  // namespace kith
