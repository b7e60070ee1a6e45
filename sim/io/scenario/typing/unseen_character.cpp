#include <algorithm>

#include "kith/ground/clean_text.hpp"
#include "kith/io/scenario/typing/typing_mistakes.hpp"

namespace kith {

std::optional<TypingMistake> unseen_character(std::string_view text) {
  auto const fault = fault_in_text(text);
  if (!fault) return std::nullopt;
  std::size_t const at = place_of_fault(text);
  auto const before = text.substr(0, at);
  std::size_t const start = before.rfind('\n') + 1;  // 0 in the first line
  auto const line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  return TypingMistake{line, column_of(text.substr(start), at - start),
                       *fault + " (must be removed: nobody would see what it does)"};
}

}  // namespace kith
