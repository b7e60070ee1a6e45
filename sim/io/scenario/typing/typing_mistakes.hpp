#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

/// Something that somebody has typed and TOML does not read, and what to write instead.
struct TypingMistake {
  int line = 1, column = 1;  ///< from 1, in characters
  std::string message;
};

/// The mistakes of a text that is no TOML, from top to bottom: numbers with commas, text without
/// quotes, curly quotes, brackets that are not closed and the like. Empty where none is known.
std::vector<TypingMistake> typing_mistakes(std::string_view text);

/// How a file was saved, where that is not as UTF-8.
std::optional<TypingMistake> encoding_mistake(std::string_view text);

/// A character that nobody would see: comments, too, stand in results, which are refused where they
/// hold one.
std::optional<TypingMistake> unseen_character(std::string_view text);

/// What to write instead of what stands behind the `=` of a key, as a sentence in parentheses;
/// empty where the value is right or nobody knows what was meant.
std::string value_mistake(std::string_view key, std::string_view typed);

/// A list on one line or several, without its comments: what to write instead; empty as above.
std::string list_mistake(std::string_view key, std::string_view typed);

/// A key or table that is there twice, at the second.
std::optional<TypingMistake> repeated_at(std::string_view text, int line);

/// Where a comment or the line ends: outside of quotes.
std::size_t end_of_value(std::string_view line);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// Place of a byte of a line, from 1, in characters.
int column_of(std::string_view line, std::size_t byte);

}  // namespace kith
