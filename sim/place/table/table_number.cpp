#include "kith/place/table/table_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "kith/schema/read_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
    text.remove_suffix(1);
  return text;
}

// Whether commas separate thousands and occur nowhere else.
bool has_thousands(std::string_view text) {
  auto const whole = text.substr(0, text.find('.'));
  auto const first = whole.find(',');
  if (first == std::string_view::npos) return false;
  if (first == 0 || first > 3 || text.find(',', whole.size()) != std::string_view::npos)
    return false;
  for (std::size_t i = first; i < whole.size(); i += 4) {
    bool const three = whole[i] == ',' && i + 4 <= whole.size() &&
                       std::all_of(whole.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                   whole.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_digit);
    if (!three) return false;
  }
  return true;
}

}  // namespace

TableNumber table_number(std::string_view text, bool is_percent) {
  text = trimmed(text);
  for (std::string_view const nothing : {"", "-999", "-999.0", "NA", "N/A", "NaN", "(X)", "-"})
    if (text == nothing) return {0.0, true, ""};
  std::string_view bare = text;
  if (is_percent && bare.ends_with('%')) bare = trimmed(bare.substr(0, bare.size() - 1));
  if (!is_percent && bare.starts_with('$')) bare.remove_prefix(1);
  std::string digits(bare);
  if (has_thousands(bare)) std::erase(digits, ',');
  auto const value = read_number(digits);
  if (value && std::isfinite(*value)) return {*value, false, ""};
  std::string const hint = digits.find(',') == std::string::npos
                               ? "must be a number, as 35.1; empty where there is none"
                               : "must be written with a point, as 35.1";
  return {0.0, false, fmt::format("{} ({})", revealed(text), hint)};
}

}  // namespace kith
