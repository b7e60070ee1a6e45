#include "kith/studio/change/toml_places.hpp"

#include <algorithm>

namespace kith::studio {
namespace {

bool goes_on(char byte) {  // of a character in UTF-8
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t end_of_string(std::string_view text, std::size_t begin) {
  char const quote = text[begin];
  bool const of_three = text.substr(begin, 3) == std::string(3, quote);
  std::string_view const closing = of_three ? text.substr(begin, 3) : text.substr(begin, 1);
  std::size_t at = begin + closing.size();
  while (at < text.size() && text.substr(at, closing.size()) != closing)
    at += quote == '"' && text[at] == '\\' ? 2 : 1;
  at = std::min(text.size(), at + closing.size());
  while (of_three && at < text.size() && text[at] == quote) ++at;  // quotes at its end
  return at;
}

}  // namespace

std::size_t next_line(std::string_view text, std::size_t at) {
  std::size_t const end = text.find('\n', at);
  return end == text.npos ? text.size() : end + 1;
}

std::size_t offset_of(std::string_view text, Place place) {
  std::size_t at = 0;
  for (int line = 1; line < place.line; ++line) at = next_line(text, at);
  for (int column = 1; column < place.column && at < text.size(); ++column) {
    ++at;
    while (at < text.size() && goes_on(text[at])) ++at;
  }
  return at;
}

std::size_t end_of_value(std::string_view text, std::size_t begin) {
  int depth = 0;
  for (std::size_t at = begin; at < text.size();) {
    char const byte = text[at];
    if (byte == '"' || byte == '\'') {
      at = end_of_string(text, at);
      if (depth == 0) return at;
      continue;
    }
    if (byte == '#' && depth > 0) {
      at = next_line(text, at);
      continue;
    }
    if (depth == 0 &&
        (byte == ',' || byte == '#' || byte == '\n' || byte == '\r' || byte == ']' || byte == '}'))
      return std::max(begin + 1, text.find_last_not_of(" \t", at - 1) + 1);
    if (byte == '[' || byte == '{') ++depth;
    if ((byte == ']' || byte == '}') && --depth == 0) return at + 1;
    ++at;
  }
  return text.find_last_not_of(" \t\r\n") + 1;
}

}  // namespace kith::studio
