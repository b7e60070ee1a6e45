#include "kith/place/plain_name.hpp"

#include <cctype>
#include <utility>

namespace kith {
namespace {

// Accented letters in names of the Americas, by the second of their two UTF-8 bytes.
char without_accent(unsigned char second) {
  static constexpr std::pair<std::string_view, char> letters[] = {
      {"\x80\x81\x82\x83\x84\x85\xA0\xA1\xA2\xA3\xA4\xA5", 'a'},
      {"\x87\xA7", 'c'},
      {"\x88\x89\x8A\x8B\xA8\xA9\xAA\xAB", 'e'},
      {"\x8C\x8D\x8E\x8F\xAC\xAD\xAE\xAF", 'i'},
      {"\x91\xB1", 'n'},
      {"\x92\x93\x94\x95\x96\x98\xB2\xB3\xB4\xB5\xB6\xB8", 'o'},
      {"\x99\x9A\x9B\x9C\xB9\xBA\xBB\xBC", 'u'},
  };
  for (auto const& [seconds, letter] : letters)
    if (seconds.find(static_cast<char>(second)) != std::string_view::npos) return letter;
  return ' ';
}

std::string small_letters(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    auto const c = static_cast<unsigned char>(name[i]);
    if (c == 0xC3 && i + 1 < name.size())
      out += without_accent(static_cast<unsigned char>(name[++i]));
    else if (std::isalnum(c) != 0)
      out += static_cast<char>(std::tolower(c));
    else if (c != '\'' && c != '.' && c < 0x80)
      out += ' ';
  }
  return out;
}

std::string short_word(std::string const& word) {
  if (word == "saint") return "st";
  return word == "sainte" ? "ste" : word;
}

constexpr std::string_view kinds[] = {
    " city and borough", " planning region", " census area", " municipality",
    " county",           " parish",          " borough",     " city"};

}  // namespace

std::string plain_name(std::string_view name) {
  std::string out, word;
  for (char const c : small_letters(name) + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      out += (out.empty() ? "" : " ") + short_word(word);
      word.clear();
    }
  }
  return out;
}

std::string without_kind(std::string const& plain) {
  for (auto const kind : kinds)
    if (plain.ends_with(kind)) return plain.substr(0, plain.size() - kind.size());
  return plain;
}

bool kinds_agree(std::string const& a, std::string const& b) {
  auto const is_city = [](std::string const& name) { return name.ends_with(" city"); };
  return is_city(a) == is_city(b);
}

}  // namespace kith
