#include "kith/ground/clean_text.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace kith {

namespace {

constexpr char32_t no_character = 0xFFFFFFFF;

/// The character that begins at `at`, and its bytes; no_character and 1 if it is not UTF-8.
struct Character {
  char32_t code;
  std::size_t bytes;
};

Character character_at(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  unsigned const lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t const bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return {no_character, 1};
  char32_t code = lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {no_character, 1};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least[bytes] || code > 0x10FFFF || surrogate) return {no_character, 1};
  return {code, bytes};
}

bool turns_direction(char32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

bool is_control(char32_t code) {
  if (code == '\n' || code == '\t') return false;
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029;
}

// A carriage return belongs at the end of a line; alone it would let a text overwrite itself.
bool ends_line(std::string_view text, std::size_t at) {
  return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
}

/// The first character from `at` on that may not be shown; the size of the text if there is
/// none.
std::size_t first_fault(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    auto const [code, bytes] = character_at(text, at);
    bool const bad = code == no_character || turns_direction(code) || is_control(code);
    if (bad && !ends_line(text, at)) return at;
    at += bytes;
  }
  return at;
}

}  // namespace

std::optional<std::string> fault_in_text(std::string_view text) {
  std::size_t const at = first_fault(text, 0);
  if (at == text.size()) return std::nullopt;
  char32_t const code = character_at(text, at).code;
  if (code == no_character) return "bytes that are no UTF-8";
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code));
  return std::string(turns_direction(code) ? "a mark that turns the direction of text, "
                                           : "a control character, ") +
         name.data();
}

std::size_t place_of_fault(std::string_view text) {
  return first_fault(text, 0);
}

std::string cleaned_text(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const fault = first_fault(text, at);
    clean.append(text, at, fault - at);
    if (fault == text.size()) break;
    clean += "\xEF\xBF\xBD";
    at = fault + character_at(text, fault).bytes;
  }
  return clean;
}

}  // namespace kith
