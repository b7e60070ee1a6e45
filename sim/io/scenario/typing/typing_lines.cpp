#include <algorithm>

#include "kith/io/scenario/typing/typing_mistakes.hpp"

namespace kith {

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> lines;
  for (std::size_t start = 0; start <= text.size();) {
    std::size_t const end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    start = end + 1;
  }
  return lines;
}

int column_of(std::string_view line, std::size_t byte) {
  int column = 1;
  for (std::size_t i = 0; i < std::min(byte, line.size()); ++i)
    column += (static_cast<unsigned char>(line[i]) & 0xC0U) == 0x80U ? 0 : 1;
  return column;
}

std::size_t end_of_value(std::string_view line) {
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (quote == '"' && c == '\\')
      ++i;
    else if (quote != '\0')
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else if (c == '#')
      return i;
  }
  // A quote that is never closed may be an apostrophe before a comment.
  auto const hash = quote == '\0' ? line.npos : line.find(" #");
  return hash == line.npos ? line.size() : hash;
}

}  // namespace kith
