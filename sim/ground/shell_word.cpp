#include "kith/ground/shell_word.hpp"

namespace kith {

std::string shell_word(std::string_view word) {
  bool const plain = word.find_first_of(" \t\n'\"\\$`&|;<>()*?[]{}#~!") == word.npos;
  if (plain && !word.empty()) return std::string(word);
  std::string out = "'";
  for (char const c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace kith
