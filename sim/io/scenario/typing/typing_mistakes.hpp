#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// Something typed that TOML cannot read, and what to write instead.
struct TypingMistake {
  int line = 1, column = 1;  ///< from 1, in characters
  std::string message;
};

/// The mistakes of a text that is not TOML, from top to bottom: numbers with commas, text without
/// quotes, curly quotes, unclosed brackets and the like. Empty if no known mistake is found.
std::vector<TypingMistake> typing_mistakes(std::string_view text);

/// How a file was saved, if not as UTF-8.
std::optional<TypingMistake> encoding_mistake(std::string_view text);

/// An invisible character: even comments become part of results, and a result that contains one is
/// refused.
std::optional<TypingMistake> unseen_character(std::string_view text);

/// What to write instead of the text after the `=` of a key, as a sentence in parentheses; empty if
/// the value is valid or the intention is unclear.
std::string value_mistake(std::string_view key, std::string_view typed);

/// The same for a list on one line or several, without its comments.
std::string list_mistake(std::string_view key, std::string_view typed);

/// A key or table that occurs twice, reported at the second.
std::optional<TypingMistake> repeated_at(std::string_view text, int line);

/// Where a comment or the line ends, outside of quotes.
std::size_t end_of_value(std::string_view line);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// Column of a byte in a line, from 1, in characters.
int column_of(std::string_view line, std::size_t byte);

}  // namespace kith
