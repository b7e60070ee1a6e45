#include <fmt/format.h>

#include "kith/io/scenario/typing/typing_mistakes.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

/// A header without its comment and blanks, or a key; empty for other lines.
std::string name_in(std::string_view line) {
  std::string_view const content = stripped(line.substr(0, end_of_value(line)));
  if (content.starts_with('[')) return std::string(content);
  auto const equals = content.find('=');
  return equals == content.npos ? "" : std::string(stripped(content.substr(0, equals)));
}

}  // namespace

std::optional<TypingMistake> repeated_at(std::string_view text, int line) {
  auto const lines = lines_of(text);
  if (line < 1 || static_cast<std::size_t>(line) > lines.size()) return std::nullopt;
  std::string_view const own = lines[static_cast<std::size_t>(line) - 1];
  std::string const name = name_in(own);
  if (name.empty()) return std::nullopt;
  bool const table = name.starts_with('[');
  for (int earlier = line - 1; earlier > 0; --earlier) {
    std::string const other = name_in(lines[static_cast<std::size_t>(earlier) - 1]);
    bool const doubled = table && (other == "[" + name + "]" || "[" + other + "]" == name);
    if (other != name && !doubled) {
      if (!table && other.starts_with('[')) break;  // another table begins
      continue;
    }
    int const column = column_of(own, own.find_first_not_of(" \t"));
    if (doubled)
      return TypingMistake{
          line, column,
          fmt::format("{} (line {} writes {}: use the same brackets, {} for one "
                      "of several)",
                      revealed(name), earlier, other, name.size() > other.size() ? name : other)};
    return TypingMistake{
        line, column,
        table ? fmt::format("{} appears twice, first on line {} (put all its keys under one)",
                            revealed(name), earlier)
              : fmt::format("{} appears twice, first on line {} (keep one of them)", revealed(name),
                            earlier)};
  }
  return std::nullopt;
}

}  // namespace kith
