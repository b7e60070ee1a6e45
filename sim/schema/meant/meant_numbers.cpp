#include <algorithm>
#include <cmath>

#include "kith/ground/lower_case.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/read_number.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool starts_with_any(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (std::string_view const word : words)
    if (text.starts_with(word)) return text.remove_prefix(word.size()), true;
  return false;
}

/// Digits of a number without separators between thousands: commas, dots, blanks, apostrophes.
std::string without_separators(std::string_view digits) {
  for (char const separator : {',', ' ', '\'', '_', '.'}) {
    auto const first = digits.find(separator);
    if (first == digits.npos || first == 0 || first > 3) continue;
    std::string all(digits.substr(0, first));
    std::size_t at = first;
    std::size_t groups = 0;
    while (at + 3 < digits.size() + 0 && digits[at] == separator &&
           std::all_of(digits.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                       digits.begin() + static_cast<std::ptrdiff_t>(at) + 4, is_digit)) {
      all += digits.substr(at + 1, 3);
      at += 4;
      ++groups;
      if (at == digits.size()) break;
    }
    bool const ends = at == digits.size() || !is_digit(digits[at]);
    bool const comma = at < digits.size() && digits[at] == ',';
    bool const fraction = separator == '.' && groups < 2 && !comma;  // 1.250 is a fraction
    if (groups == 0 || !ends || fraction || digits[0] == '0') continue;
    std::string rest(digits.substr(at));
    if (separator != ',' && !rest.empty() && rest[0] == ',') rest[0] = '.';
    return all + rest;
  }
  return std::string(digits);
}

/// "2" for "two".
std::string from_word(std::string_view typed) {
  static constexpr std::string_view words[] = {"zero", "one",    "two",   "three", "four",
                                               "five", "six",    "seven", "eight", "nine",
                                               "ten",  "eleven", "twelve"};
  auto const found = std::find(std::begin(words), std::end(words), typed);
  return found == std::end(words) ? "" : std::to_string(found - std::begin(words));
}

/// Takes a number as people write it from the start of a text, and leaves what follows.
std::optional<double> take_number(std::string_view& text) {
  std::size_t end = 0;
  auto const inside = [&](std::size_t i) {
    char const c = text[i];
    bool const between = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) &&
                         is_digit(text[i + 1]) && (c == ',' || c == ' ' || c == '\'' || c == '_');
    return is_digit(c) || c == '.' || between;
  };
  while (end < text.size() && inside(end)) ++end;
  if (end == 0) return std::nullopt;
  std::string digits = without_separators(text.substr(0, end));
  if (auto const comma = digits.find(','); comma != digits.npos) digits[comma] = '.';  // 0,5
  std::erase(digits, '_');
  auto const value = read_number(digits);
  if (!value) return std::nullopt;
  text = stripped(text.substr(end));
  return value;
}

struct Factor {
  std::string_view word;
  double times;
};
constexpr Factor factors[] = {{"million", 1e6}, {"mio", 1e6}, {"thousand", 1e3}, {"billion", 1e9},
                              {"bn", 1e9},      {"mm", 1e6},  {"k", 1e3},        {"m", 1e6}};

double take_factor(std::string& rest) {
  for (Factor const& factor : factors) {
    if (!rest.starts_with(factor.word)) continue;
    bool const whole = rest.size() == factor.word.size() || rest[factor.word.size()] == ' ';
    if (!whole) continue;
    rest.erase(0, factor.word.size());
    rest = stripped(rest);
    return factor.times;
  }
  return 1.0;
}

/// Words that may follow a number whose key already states the unit.
bool is_unit(std::string_view rest) {
  static constexpr std::string_view units[] = {
      "week",     "weeks",   "wk",     "wks",       "year",       "years",       "yr",
      "yrs",      "month",   "months", "day",       "days",       "usd",         "dollar",
      "dollars",  "fte",     "ftes",   "post",      "posts",      "hours",       "hour",
      "hrs",      "minutes", "min",    "mins",      "people",     "persons",     "staff",
      "per week", "a year",  "/ year", "/year",     "per year",   "/week",       "a week",
      "$",        "€",       "£",      "per month", "times",      "therapists",  "workers",
      "peers",    "p.a.",    "pa",     "a month",   "usd a year", "usd per year"};
  return rest.empty() || std::find(std::begin(units), std::end(units), rest) != std::end(units);
}

/// Factor from the unit that was typed to that of the key.
double unit_factor(std::string_view key, std::string_view rest) {
  bool const weeks = key.ends_with("weeks") || key.ends_with("week");
  if (weeks && (rest.starts_with("year") || rest.starts_with("yr"))) return 52.0;
  if (weeks && rest.starts_with("month")) return 52.0 / 12.0;
  if (weeks && rest.starts_with("day")) return 1.0 / 7.0;
  bool const minutes = key.starts_with("minutes");
  return minutes && (rest.starts_with("hour") || rest.starts_with("hrs")) ? 60.0 : 1.0;
}

/// Whether a key counts things that have no fractions.
bool is_whole_key(std::string_view key) {
  return key.ends_with("week") || key.ends_with("weeks") || key == "replicates" || key == "seed" ||
         key == "residents";
}

double for_key(std::string_view key, double value, bool percent) {
  if (percent && !is_percent_key(key)) return value / 100.0;
  return key.find("week") != key.npos && value > 1.0 ? std::round(value) : value;
}

}  // namespace

std::string_view stripped(std::string_view text) {
  auto const blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_percent_key(std::string_view key) {
  return key.find("percent") != key.npos;
}

bool is_share_key(std::string_view key) {
  return key.find("share") != key.npos && key != "shared_power";
}

std::string grouped(double value) {
  std::string text = as_number(value);
  std::size_t const point = std::min(text.find('.'), text.size());
  std::size_t const first = text[0] == '-' ? 1 : 0;
  bool const plain = text.find('e') == text.npos && point - first > 4;
  for (std::size_t at = point; plain && at > first + 3;) text.insert(at -= 3, "_");
  return text;
}

std::string number_meant(std::string_view key, std::string_view typed) {
  std::string const plain = plain_signs(stripped(typed));
  std::string_view text = stripped(plain);
  starts_with_any(text, {"about ", "approx. ", "approximately ", "ca. ", "~", "c. "});
  bool negative = starts_with_any(text, {"-"});
  starts_with_any(text, {"+"});
  starts_with_any(text, {"USD", "US$", "$", "€", "£"});
  text = stripped(text);
  negative = starts_with_any(text, {"-"}) || negative;
  std::string_view const typed_number = text;
  auto value = take_number(text);
  if (value && text.empty() && is_whole_key(key) && *value != std::floor(*value)) {
    std::string digits(typed_number);  // 1,04: a typing error for 104
    std::erase(digits, ',');
    value = read_number(digits);
  }
  if (!value) return negative ? "" : from_word(lower_case(text));
  if (!text.empty() && text.front() == '/') {  // 1/2
    std::string_view below = text.substr(1);
    if (auto const divisor = take_number(below); divisor && *divisor != 0.0 && below.empty())
      return grouped((negative ? -1.0 : 1.0) * *value / *divisor);
  }
  std::string rest = lower_case(text);
  *value *= take_factor(rest);
  bool const percent = rest == "%" || rest == "percent" || rest == "per cent" || rest == "pct";
  if (!percent && !is_unit(rest)) return "";
  if (!percent) *value *= unit_factor(key, rest);
  double const out = for_key(key, *value, percent);
  return grouped(negative ? -out : out);
}

std::string share_meant(std::string_view key, double typed) {
  if (is_percent_key(key))
    return typed > 0.0 && typed <= 10.0
               ? "write " + as_number(100.0 * typed) + " for " + as_number(100.0 * typed) + " %"
               : "";
  return typed > 1.0 && typed <= 100.0
             ? "write " + as_number(typed / 100.0) + " for " + as_number(typed) + " %"
             : "";
}

}  // namespace kith
