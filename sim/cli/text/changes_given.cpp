#include "kith/cli/text/changes_given.hpp"

#include <string_view>
#include <utility>

#include "kith/answer/first_screen/plain_words.hpp"

namespace kith {
namespace {

/// The words of a command line as command_line_of (run_request.hpp) joined them: some are in single
/// quotes, and a single quote itself is written '\''.
std::vector<std::string> words_of(std::string const& command_line) {
  std::vector<std::string> words(1);
  bool quoted = false, literal = false;
  for (char const c : command_line) {
    if (std::exchange(literal, false))
      words.back() += c;
    else if (c == '\\' && !quoted)
      literal = true;
    else if (c == '\'')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      words.emplace_back();
    else
      words.back() += c;
  }
  return words;
}

}  // namespace

std::vector<std::string> changes_given(std::string const& command_line) {
  constexpr std::string_view option = "--set", joined = "--set=";
  std::vector<std::string> const words = words_of(command_line);
  std::vector<std::string> changes;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) changes.push_back(words[++i]);
    if (words[i].rfind(joined, 0) == 0) changes.push_back(words[i].substr(joined.size()));
  }
  return changes;
}

std::string changes_in_words(std::string const& command_line) {
  std::vector<std::string> const changes = changes_given(command_line);
  return changes.empty() ? "" : labeled("CHANGED", changes);
}

}  // namespace kith
