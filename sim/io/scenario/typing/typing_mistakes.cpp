#include "kith/io/scenario/typing/typing_mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "kith/ground/lower_case.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/schema/meant/meant.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool is_key_sign(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_key_sign);
}

/// The typed text as an editor shows it, cut if long.
std::string as_typed(std::string_view value) {
  constexpr std::size_t most = 60;
  std::string out(value.substr(0, most));
  bool const cut = value.size() > most;
  while (cut && !out.empty() && (static_cast<unsigned char>(out.back()) & 0x80U) != 0)
    out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return cut ? out + "..." : out;
}

/// A key in the form it must have: "Grant weeks" as grant_weeks.
std::string key_meant(std::string_view typed) {
  std::string key = plain_signs(stripped(typed));
  for (char& c : key) {
    if (c == ' ') c = '_';
    c = lower_case(c);
  }
  std::erase_if(key, [](char c) { return c != '"' && !is_key_sign(c); });
  return key;
}

/// Goes through the lines of a text as TOML would, and notes what TOML could not read.
class TypingScan {
 public:
  std::vector<TypingMistake> scan(std::string_view text) {
    for (std::string_view const line : lines_of(text)) {
      ++number_;
      look_at(line);
    }
    if (!closing_.empty())
      mistakes_.push_back(
          {opened_line_, opened_column_,
           fmt::format("the text that {} opens here is not closed (write {} after it)", closing_,
                       closing_)});
    if (!list_.empty()) list_is_open();
    return std::move(mistakes_);
  }

 private:
  void note(std::string_view line, std::size_t byte, std::string message) {
    mistakes_.push_back({number_, column_of(line, byte), std::move(message)});
  }

  void look_at(std::string_view line) {
    if (!closing_.empty()) return end_text(line);
    std::string_view const content = stripped(line.substr(0, end_of_value(line)));
    if (content.empty()) return;
    auto const start = static_cast<std::size_t>(content.data() - line.data());
    if (!list_.empty()) return go_on_list(line, content, start);
    if (content.front() == '[')
      header(line, content, start);
    else
      key_and_value(line, content, start);
  }

  void end_text(std::string_view line) {
    if (line.find(closing_) != line.npos) closing_.clear();
  }

  void go_on_list(std::string_view line, std::string_view content, std::size_t start) {
    auto const equals = content.find('=');
    bool const next_key = equals != content.npos && is_key(stripped(content.substr(0, equals)));
    std::string_view name = content;
    while (name.starts_with('[')) name.remove_prefix(1);
    while (name.ends_with(']')) name.remove_suffix(1);
    bool const next_table = content.starts_with('[') && content.ends_with(']') && is_key(name) &&
                            std::isalpha(static_cast<unsigned char>(name.front())) != 0;
    if (next_key || next_table) {
      list_is_open();
      return look_at(line);
    }
    list_ += " " + std::string(content);
    static_cast<void>(start);
    close_list();
  }

  void list_is_open() {
    std::string const why = list_mistake(list_key_, list_);
    mistakes_.push_back({opened_line_, opened_column_,
                         fmt::format("the list of {} is not closed {}", list_key_,
                                     why.empty() ? "(write ] after its last entry)" : why)});
    list_.clear();
  }

  /// A list ends once as many brackets are closed as were opened.
  void close_list() {
    auto const opened = std::count(list_.begin(), list_.end(), '[');
    if (opened > std::count(list_.begin(), list_.end(), ']')) return;
    std::string const why = list_mistake(list_key_, list_);
    if (!why.empty())
      mistakes_.push_back({opened_line_, opened_column_, list_key_ + " = [...] " + why});
    list_.clear();
  }

  void header(std::string_view line, std::string_view content, std::size_t start) {
    std::string_view name = content;
    std::size_t opened = 0, closed = 0;
    while (name.starts_with('[')) name.remove_prefix(1), ++opened;
    while (name.ends_with(']')) name.remove_suffix(1), ++closed;
    name = stripped(name);
    if (opened == closed && opened <= 2 && is_toml_header(content)) return;
    std::size_t const brackets = std::clamp<std::size_t>(std::max(opened, closed), 1, 2);
    std::string typed(name);
    if (typed.starts_with("partnership ")) typed[std::string_view("partnership").size()] = '.';
    std::string const meant = fmt::format("{}{}{}", std::string(brackets, '['), key_meant(typed),
                                          std::string(brackets, ']'));
    if (opened > closed && name.find('=') == name.npos)
      return note(line, start,
                  fmt::format("{} (a closing ] is missing: write {})", revealed(content), meant));
    if (opened == closed || closed > opened)
      note(line, start,
           fmt::format("{} (the name of a table: write {})", revealed(content), meant));
  }

  void key_and_value(std::string_view line, std::string_view content, std::size_t start) {
    if (invisible(line, content, start)) return;
    auto const equals = content.find('=');
    if (equals == content.npos) return note(line, start, without_equals(content));
    std::string_view const key = stripped(content.substr(0, equals));
    std::string_view const value = stripped(content.substr(equals + 1));
    if (key.empty())
      return note(line, start,
                  fmt::format("{} (a key is missing before the =)", revealed(content)));
    if (!is_key(key) && !is_toml_key(key) && bad_key(line, key, value, start)) return;
    if (value.starts_with("\"\"\"") || value.starts_with("'''")) return begin_text(line, value);
    auto const at =
        value.empty() ? start + equals : static_cast<std::size_t>(value.data() - line.data());
    std::string_view const short_key = key.substr(key.find_last_of('.') + 1);
    auto const brackets = [&](char c) { return std::count(value.begin(), value.end(), c); };
    if (value.starts_with('[') && brackets('[') > brackets(']')) {
      list_ = value;
      list_key_ = short_key;
      opened_line_ = number_, opened_column_ = column_of(line, at);
      return;
    }
    if (std::string const why = value_mistake(short_key, value); !why.empty())
      note(line, at,
           fmt::format("{} ={}{} {}", short_key, value.empty() ? "" : " ", as_typed(value), why));
  }

  /// Blanks that TOML does not accept as blanks.
  bool invisible(std::string_view line, std::string_view content, std::size_t start) {
    static constexpr std::string_view blanks[] = {"\u00a0", "\u202f", "\u200b", "\u2009", "\u3000"};
    std::size_t const equals = std::min(content.find('='), content.size());
    for (std::string_view const blank : blanks) {
      auto const at = content.substr(0, equals + 4).find(blank);
      if (at == content.npos) continue;
      note(line, start + at,
           fmt::format("an invisible character {} (a space from a web page or a word processor: "
                       "delete it and type a space)",
                       revealed(blank)));
      return true;
    }
    return false;
  }

  static std::string without_equals(std::string_view content) {
    if (auto const colon = content.find(':'); colon != content.npos && colon > 0)
      return fmt::format("{} (= separates key and value: write {} = {})", revealed(content),
                         key_meant(content.substr(0, colon)), stripped(content.substr(colon + 1)));
    auto const blank = content.find_first_of(" \t");
    if (blank != content.npos && is_key(content.substr(0, blank)) && content[0] != '-')
      return fmt::format("{} (the = is missing: write {} = {})", revealed(content),
                         content.substr(0, blank), stripped(content.substr(blank)));
    if (content.starts_with("//") || content.starts_with("--") || content.starts_with(";") ||
        content.starts_with("/*"))
      return fmt::format("{} (a comment begins with #)", revealed(content));
    return fmt::format("{} (a line holds a key, =, and its value: write {} = ...)",
                       revealed(content), key_meant(content));
  }

  bool bad_key(std::string_view line, std::string_view key, std::string_view value,
               std::size_t start) {
    if (key.ends_with(':'))
      return note(line, start,
                  fmt::format("{} (= alone separates key and value: write {} = {})", revealed(key),
                              key_meant(key), value)),
             true;
    bool const plain = std::all_of(key.begin(), key.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string const meant =
        plain ? fmt::format(": write {} = {}", key_meant(key), value) : " on the keyboard";
    note(line, start,
         fmt::format("{} (a key is one word of letters, digits, - and _{})", revealed(key), meant));
    return true;
  }

  void begin_text(std::string_view line, std::string_view value) {
    closing_ = value.substr(0, 3);
    opened_line_ = number_;
    opened_column_ = column_of(line, static_cast<std::size_t>(value.data() - line.data()));
    if (value.substr(3).find(closing_) != value.npos) closing_.clear();
  }

  int number_ = 0;
  std::vector<TypingMistake> mistakes_;
  std::string closing_;  ///< of a text over several lines, if one is open
  std::string list_, list_key_;
  int opened_line_ = 0, opened_column_ = 0;
};

}  // namespace

std::vector<TypingMistake> typing_mistakes(std::string_view text) {
  return TypingScan().scan(text);
}

}  // namespace kith
