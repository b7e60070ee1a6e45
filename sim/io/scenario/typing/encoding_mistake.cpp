#include <fmt/format.h>

#include <algorithm>

#include "kith/io/scenario/typing/typing_mistakes.hpp"

namespace kith {
namespace {

/// Length of the UTF-8 sequence at a position; 0 if there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  auto const lead = static_cast<unsigned char>(text[at]);
  std::size_t const length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 0;
  return length;
}

}  // namespace

std::optional<TypingMistake> encoding_mistake(std::string_view text) {
  bool const marked = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  std::string_view const start = text.substr(0, 64);
  bool const zeros = start.find('\0') != start.npos;
  if (marked || zeros)
    return TypingMistake{
        1, 1,
        "the file is saved as UTF-16, or is not text (save it as UTF-8: in Notepad File, Save as, "
        "Encoding UTF-8; in Excel or Word save plain text, UTF-8)"};
  int line = 1;
  std::size_t line_start = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const length = sequence_at(text, at);
    if (length == 0)
      return TypingMistake{
          line, column_of(text.substr(line_start), at - line_start),
          fmt::format("the byte 0x{:02X} is not a UTF-8 character: the file is saved in another "
                      "encoding, such as Windows-1252 (save it as UTF-8)",
                      static_cast<unsigned>(static_cast<unsigned char>(text[at])))};
    if (text[at] == '\n') ++line, line_start = at + 1;
    at += length;
  }
  return std::nullopt;
}

}  // namespace kith
