#pragma once

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

/// Words, separated by spaces, that contain a letter or a digit.
inline std::vector<std::string> words_in(std::string const& text) {
  std::vector<std::string> words;
  std::istringstream all(text);
  for (std::string word; all >> word;)
    if (std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c); }))
      words.push_back(word);
  return words;
}

/// Counts groups of vowels without a silent final e; each digit counts as one syllable.
inline std::size_t syllables_in(std::string const& word) {
  std::string letters;
  std::size_t digits = 0;
  for (char const letter : word) {
    auto const c = static_cast<unsigned char>(letter);
    if (std::isalpha(c)) letters += static_cast<char>(std::tolower(c));
    digits += std::isdigit(c) ? 1 : 0;
  }
  std::string_view const vowels = "aeiouy";
  std::size_t groups = 0;
  for (std::size_t k = 0; k < letters.size(); ++k) {
    bool const vowel = vowels.find(letters[k]) != vowels.npos;
    bool const before = k > 0 && vowels.find(letters[k - 1]) != vowels.npos;
    groups += vowel && !before ? 1 : 0;
  }
  bool const silent_ed =
      letters.ends_with("ed") && !letters.ends_with("ted") && !letters.ends_with("ded");
  bool const silent_e = letters.ends_with("e") && !letters.ends_with("le");
  if (groups > 1 && (silent_e || silent_ed)) --groups;
  return std::max<std::size_t>(1, groups + digits);
}

/// The Flesch-Kincaid grade level of a text. The first line of the text is a heading.
inline double reading_grade(std::string const& text) {
  double words = 0.0, syllables = 0.0, sentences = 0.0;
  for (std::string const& word : words_in(text)) {
    words += 1.0;
    syllables += static_cast<double>(syllables_in(word));
    sentences += word.ends_with('.') ? 1.0 : 0.0;
  }
  if (auto const heading = text.find('\n'); heading != text.npos && text[heading - 1] != '.')
    sentences += 1.0;
  return 0.39 * words / std::max(1.0, sentences) + 11.8 * syllables / words - 15.59;
}

}  // namespace kith::test
