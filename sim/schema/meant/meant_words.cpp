#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "kith/ground/lower_case.hpp"
#include "kith/schema/meant/meant.hpp"

namespace kith {
namespace {

/// The numbers and words of a date, in order.
std::vector<std::string> parts_of(std::string_view typed) {
  std::vector<std::string> parts(1);
  for (char const c : lower_case(typed)) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter)
      parts.back() += c;
    else if (!parts.back().empty())
      parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

int number_in(std::string part) {
  for (std::string_view const ending : {"st", "nd", "rd", "th"})
    if (part.size() > 2 && part.ends_with(ending)) part.resize(part.size() - 2);
  int value = -1;
  auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  return error == std::errc() && end == part.data() + part.size() ? value : -1;
}

int month_in(std::string const& part) {
  static constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                                "may",       "june",     "july",     "august",
                                                "september", "october",  "november", "december"};
  for (int m = 0; m < 12; ++m)
    if (part.size() >= 3 && months[m].starts_with(part)) return m + 1;
  return part == "sept" ? 9 : -1;
}

std::string as_day(int year, int month, int day) {
  if (year < 100 && year >= 0) year += 2000;
  if (year < 1700 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return "";
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace

std::string flag_meant(std::string_view typed) {
  static constexpr std::string_view yes[] = {"true", "yes", "y",    "on",   "t",      "ja",
                                             "si",   "1",   "ture", "treu", "enabled"};
  static constexpr std::string_view no[] = {
      "false", "no", "n", "off", "f", "nein", "0", "flase", "fasle", "disabled", "fales", "falsse"};
  std::string const word = lower_case(stripped(typed));
  if (std::find(std::begin(yes), std::end(yes), word) != std::end(yes)) return "true";
  if (std::find(std::begin(no), std::end(no), word) != std::end(no)) return "false";
  return "";
}

std::string date_meant(std::string_view typed) {
  auto const parts = parts_of(plain_signs(typed));
  if (parts.size() != 3) return "";
  std::array<int, 3> numbers{};
  std::array<int, 3> months{};
  for (std::size_t i = 0; i < 3; ++i)
    numbers[i] = number_in(parts[i]), months[i] = month_in(parts[i]);
  if (months[0] > 0) return as_day(numbers[2], months[0], numbers[1]);  // January 5, 2026
  if (months[1] > 0 && numbers[0] > 31) return as_day(numbers[0], months[1], numbers[2]);
  if (months[1] > 0) return as_day(numbers[2], months[1], numbers[0]);     // 5 January 2026
  if (numbers[0] > 31) return as_day(numbers[0], numbers[1], numbers[2]);  // 2026/1/5
  bool const day_first = numbers[0] > 12 || typed.find('.') != typed.npos;
  if (day_first) return as_day(numbers[2], numbers[1], numbers[0]);  // 25/1/2026, 5.1.2026
  return as_day(numbers[2], numbers[0], numbers[1]);                 // 1/5/2026, as in the US
}

std::string plain_signs(std::string_view text) {
  struct Sign {
    std::string_view fancy, plain;
  };
  static constexpr Sign signs[] = {
      {"\u201c", "\""},  {"\u201d", "\""},   {"\u201e", "\""},   {"\u00ab", "\""}, {"\u00bb", "\""},
      {"\u2018", "'"},   {"\u2019", "'"},    {"\u201a", "'"},    {"\u2013", "-"},  {"\u2014", "-"},
      {"\u2212", "-"},   {"\u2010", "-"},    {"\u2011", "-"},    {"\u00a0", " "},  {"\u202f", " "},
      {"\u2009", " "},   {"\u2003", " "},    {"\u3000", " "},    {"\u200b", ""},   {"\ufeff", ""},
      {"\u00bd", "0.5"}, {"\u00bc", "0.25"}, {"\u00be", "0.75"}, {"\uff1d", "="},  {"\uff05", "%"}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto const sign = std::find_if(std::begin(signs), std::end(signs), [&](Sign const& one) {
      return text.substr(i).starts_with(one.fancy);
    });
    if (sign == std::end(signs)) {
      out += text[i++];
    } else {
      out += sign->plain;
      i += sign->fancy.size();
    }
  }
  return out;
}

}  // namespace kith
