#include "kith/schema/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/ground/lower_case.hpp"

namespace kith {
namespace {

// Length in bytes of the UTF-8 sequence that starts with `lead`.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// Text as characters; TOML is valid UTF-8, so only a truncated sequence at the end can occur.
std::u32string characters(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    auto const lead = static_cast<unsigned char>(text[i]);
    std::size_t const length = std::min(sequence_length(lead), text.size() - i);
    char32_t code = length == 1 ? lead : static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t k = 1; k < length; ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    result += code;
    i += length;
  }
  return result;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  std::u32string const x = characters(lower_case(a));
  std::u32string const y = characters(lower_case(b));
  std::vector<int> before;
  std::vector<int> last(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= x.size(); ++i) {
    std::vector<int> row(y.size() + 1, static_cast<int>(i));
    for (std::size_t j = 1; j <= y.size(); ++j) {
      int const replaced = last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      bool const swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = std::move(last);
    last = std::move(row);
  }
  return last[y.size()];
}

std::string nearest(std::string_view name, std::vector<std::string> const& candidates) {
  if (name.size() > 200) return {};
  std::string best;
  int best_distance = std::max(1, static_cast<int>(name.size()) / 3) + 1;
  constexpr std::size_t telling = 4;  // a beginning of this length can only mean that name
  for (auto const& candidate : candidates) {
    bool const begins = name.size() >= telling && candidate.starts_with(name);
    if (begins && best.empty()) best = candidate;
    int const distance = edit_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string enumerate(std::vector<std::string> const& names) {
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
    list += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > most) list += fmt::format(" and {} more", names.size() - most);
  return list;
}

std::string did_you_mean(std::string_view name, std::vector<std::string> const& candidates) {
  std::string const meant = nearest(name, candidates);
  return meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant);
}

std::string in_words(Bounds bounds) {
  constexpr double boundless = 1e300;
  if (bounds.high >= boundless && bounds.low <= -boundless) return "finite";
  if (bounds.high >= boundless) return fmt::format("at least {}", as_number(bounds.low));
  if (bounds.low <= -boundless) return fmt::format("at most {}", as_number(bounds.high));
  return fmt::format("between {} and {}", as_number(bounds.low), as_number(bounds.high));
}

std::string as_number(double value) {
  bool const whole = std::abs(value) < 1e15 && value == std::trunc(value);
  return whole ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
}

std::string as_dollars(double usd) {
  std::string digits = fmt::format("{:.0f}", std::abs(usd));
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return (usd <= -0.5 ? "-$" : "$") + digits;
}

std::string as_float(double value) {
  std::string text = as_number(value);
  bool const plain = text.find_first_of(".en") == std::string::npos;
  return plain ? text + ".0" : text;
}

std::string as_text(std::string_view text) {
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      result += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string revealed(std::string_view text, std::size_t most) {
  std::string result;
  std::size_t shown = 0;
  for (char32_t const code : characters(text)) {
    if (++shown > most) return result + "...";
    bool const plain = code >= 0x20 && code < 0x7F;
    if (plain) {
      result += static_cast<char>(code);
    } else {
      result += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(code));
    }
  }
  return result;
}

std::string_view name_of(Kind kind) {
  // clang-format off
  static constexpr std::string_view names[] = {
      "", "zone", "group", "organization", "site", "provider", "event", "partnership", "language",
      "stratum", "outcome", "role of organizations", "role of groups"};
  // clang-format on
  return names[static_cast<std::size_t>(kind)];
}

std::string with_article(Kind kind) {
  std::string_view const name = name_of(kind);
  bool const vowel =
      !name.empty() && std::string_view("aeio").find(name[0]) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", name);
}

}  // namespace kith
