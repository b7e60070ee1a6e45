#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/typing/key_types.hpp"
#include "kith/io/scenario/typing/typing_mistakes.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool holds_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
  });
}

std::string instead(std::string_view why, std::string_view key, std::string_view value) {
  return fmt::format("({}: write {} = {})", why, key, value);
}

/// Why a number cannot be read as it was typed.
std::string_view number_trouble(std::string_view key, std::string_view typed) {
  auto const has = [&](std::string_view sign) { return typed.find(sign) != typed.npos; };
  if (has("%") || has("percent"))
    return is_percent_key(key) ? "a percentage is written without the % sign"
                               : "a share is written as a part of 1";
  if (has("$") || has("€") || has("£") || has("USD")) return "money is written as a plain number";
  if (has(",") || has("'")) return "numbers have no commas";
  if (has("/") || has("½") || has("¼")) return "fractions are written with a decimal point";
  if (typed.size() > 1 && typed[0] == '0' && typed[1] != '.')
    return "numbers do not begin with a zero";
  if (plain_signs(typed) != typed) return "the minus sign is the keyboard's hyphen";
  if (std::none_of(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return "numbers are written with digits";
  if (holds_letter(typed)) return "the number alone: its unit is in the name of the key";
  return typed.find(' ') != typed.npos ? "numbers have no spaces"
                                       : "numbers begin and end with a digit";
}

/// Names listed without brackets: "clinic, center".
std::string as_list(std::string_view typed) {
  std::string list;
  for (std::size_t start = 0; start <= typed.size();) {
    std::size_t const end = std::min(typed.find(',', start), typed.size());
    std::string word(stripped(typed.substr(start, end - start)));
    std::erase_if(word, [](char c) { return c == '"' || c == '\'' || c == '[' || c == ']'; });
    if (!word.empty()) {
      bool const bare = is_toml_value(word);  // numbers, true, false
      list += (list.empty() ? "" : ", ") + (bare ? word : as_text(word));
    }
    start = end + 1;
  }
  return "[" + list + "]";
}

/// Two numbers where one is expected; empty for others.
std::string range_trouble(std::string_view key, std::string_view typed) {
  std::string const plain = plain_signs(typed);
  for (std::string_view const between : {" to ", " or ", "-", "..", " - "}) {
    auto const at = plain.find(between, 1);
    if (at == plain.npos) continue;
    std::string const first = number_meant(key, plain.substr(0, at));
    std::string const second = number_meant(key, plain.substr(at + between.size()));
    if (!first.empty() && !second.empty())
      return fmt::format("(one number, not two: write {} = {} or {} = {})", key, first, key,
                         second);
  }
  return "";
}

/// Text in the wrong kind of quotes.
std::string quotes_trouble(std::string_view key, std::string_view typed) {
  std::string const plain = plain_signs(typed);
  bool const curly = plain != typed;
  std::string_view inner = plain;
  char const quote = inner.empty() ? ' ' : inner.front();
  bool const quoted = quote == '"' || quote == '\'' || quote == '`';
  if (!quoted) return "";
  inner.remove_prefix(1);
  bool const closed = !inner.empty() && (inner.back() == quote || inner.back() == '"' ||
                                         inner.back() == '\'' || inner.back() == '`');
  if (closed) inner.remove_suffix(1);
  if (curly) {
    if (is_toml_value(plain)) return instead("curly quotes: use straight quotes", key, plain);
    return instead("curly quotes: use straight quotes", key, as_text(inner));
  }
  if (!closed) return instead("the closing quote is missing", key, as_text(inner));
  if (quote == '`') return instead("text goes in double quotes", key, as_text(inner));
  if (inner.find('\\') != inner.npos)
    return fmt::format("(a backslash is written twice in text: write {} = {})", key,
                       as_text(inner));
  std::string single(inner);
  std::replace(single.begin(), single.end(), '"', '\'');
  if (inner.find('"') != inner.npos)
    return instead("quotes inside text are single ones", key, as_text(single));
  return instead("text goes in double quotes", key, as_text(inner));
}

/// Several words without quotes.
std::string words_trouble(std::string_view key, std::string_view typed) {
  static constexpr std::string_view nothings[] = {"none", "null", "na",   "n/a",  "nil", "nan", "-",
                                                  "tbd",  "?",    "None", "NULL", "NA",  "N/A"};
  if (std::find(std::begin(nothings), std::end(nothings), typed) != std::end(nothings))
    return "(leave out a key without a value: delete the line, or put a # before it)";
  if (auto const flag = flag_meant(typed); !flag.empty())
    return instead("true and false are written in lower case, without quotes", key, flag);
  if (typed.front() == '(')
    return instead("lists go in square brackets", key,
                   as_list(typed.substr(1, typed.size() - (typed.back() == ')' ? 2 : 1))));
  if (typed_as(key) == TypedAs::list)
    return instead("lists go in square brackets", key, as_list(typed));
  if (auto const range = range_trouble(key, typed);
      !range.empty() && typed_as(key) != TypedAs::text)
    return range;
  bool const digits = std::isdigit(static_cast<unsigned char>(typed.front())) != 0;
  if (digits && typed_as(key) != TypedAs::text)
    return fmt::format("(a number is written only with digits and a decimal point, as in {} = 52)",
                       key);
  return instead("text goes in quotes", key, as_text(plain_signs(typed)));
}

/// A valid value followed by characters that should not be there.
std::string rest_trouble(std::string_view key, std::string_view typed) {
  for (std::string_view const sign : {",", ";", ".", "]", "}"})
    if (typed.ends_with(sign) && typed.size() > sign.size()) {
      auto const value = stripped(typed.substr(0, typed.size() - sign.size()));
      if (is_toml_value(value) || number_meant(key, value) == value)
        return fmt::format("(nothing may follow a value: write {} = {})", key, value);
    }
  for (std::string_view const mark : {"//", "--", ";", "/*"})
    if (auto const at = typed.find(mark); at != typed.npos && at > 0)
      if (auto const value = stripped(typed.substr(0, at)); is_toml_value(value))
        return fmt::format("(a comment begins with #: write {} = {}  # {})", key, value,
                           stripped(typed.substr(at + mark.size())));
  auto const equals = typed.find('=');
  if (equals != typed.npos && equals > 0) {
    auto const head = stripped(typed.substr(0, equals));
    auto const cut = head.find_last_of(" \t,;");
    if (cut != head.npos) return "(one key per line: begin a new line before the next key)";
  }
  return "";
}

}  // namespace

std::string value_mistake(std::string_view key, std::string_view typed) {
  typed = stripped(typed);
  if (typed.empty()) return "(a value is missing after the =)";
  if (is_toml_value(typed)) return "";
  if (typed.find_first_not_of("0123456789") == typed.npos && typed.front() != '0')
    return "(the number is too large)";
  if (typed.front() == '=' || typed.front() == ':')
    return instead("only one = between key and value", key, stripped(typed.substr(1)));
  std::string const plain = plain_signs(typed);
  if (plain.front() == '[') return list_mistake(key, typed);
  if (plain.front() == '{') {
    if (plain.back() != '}') return "(a table in braces must end on its line: write the closing })";
    std::string entries = plain;
    std::replace(entries.begin(), entries.end(), ':', '=');
    return is_toml_value(entries) ? instead("entries in braces take =", key, entries) : "";
  }
  if (auto const day = date_meant(typed); !day.empty() && key == "start")
    return instead("a date is written year-month-day, in quotes", key, as_text(day));
  if (auto trouble = quotes_trouble(key, typed); !trouble.empty()) return trouble;
  if (auto trouble = rest_trouble(key, typed); !trouble.empty()) return trouble;
  if (auto const number = number_meant(key, typed); !number.empty())
    return instead(number_trouble(key, typed), key, number);
  if (auto const day = date_meant(typed); !day.empty())
    return instead("a date is written year-month-day, in quotes", key, as_text(day));
  return words_trouble(key, typed);
}

std::string list_mistake(std::string_view key, std::string_view typed) {
  if (is_toml_value(typed)) return "";
  std::string const plain = plain_signs(typed);
  if (plain != typed && is_toml_value(plain))
    return instead("curly quotes: use straight quotes", key, plain);
  if (as_list(plain) == "[]") return "";
  auto const count = [&](char c) { return std::count(plain.begin(), plain.end(), c); };
  if (count('[') > count(']')) {
    std::string const closed = plain + "]";
    return instead("the closing ] is missing", key,
                   is_toml_value(closed) ? closed : as_list(plain));
  }
  if (count(']') > count('[')) return instead("one ] too many", key, as_list(plain));
  if (count('"') % 2 != 0) return instead("a quote is missing", key, as_list(plain));
  for (std::size_t at = plain.find('"'); at != plain.npos; at = plain.find('"', at + 1)) {
    std::size_t const close = plain.find('"', at + 1);
    std::size_t const next = plain.find_first_not_of(" \t\r\n", close + 1);
    if (close == plain.npos || next == plain.npos) break;
    if (plain[next] == '"') {
      std::string mended = plain;
      mended.insert(close + 1, ",");
      return instead("a comma is missing between entries", key,
                     is_toml_value(mended) ? mended : "[\"a\", \"b\"]");
    }
    at = close;
  }
  std::string semicolons = plain;
  std::replace(semicolons.begin(), semicolons.end(), ';', ',');
  if (semicolons != plain && is_toml_value(semicolons))
    return instead("entries are separated by commas", key, semicolons);
  return instead("text goes in quotes", key, as_list(plain));
}

}  // namespace kith
