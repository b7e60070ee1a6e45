#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kith/io/scenario/settings.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

// Names, texts and lists that a sweep varies. A sample has the number of each among the words of
// its Vary; scenarios are read again with the words themselves, as `--set` would set them.

/// Combinations of words in a sweep, over all its keys: each is a study in memory.
inline constexpr std::size_t most_choices = 200;

/// Whether a key takes a name, a text or a list.
bool takes_words(ParameterType type);

/// The name of a word in results: a text without its quotes, a list as in TOML.
std::string label_of(std::string const& word);

/// The numbers 0 ... n - 1 of n words.
std::vector<double> numbers_of(std::size_t words);

/// What a sample chooses for everything that varies by words.
using Chosen = std::vector<double>;
Chosen chosen_of(std::vector<Vary> const& varies, std::vector<double> const& values);

/// The files of a sweep with the words of its samples; each choice is read once.
class WordedFiles {
 public:
  explicit WordedFiles(Sweep const& sweep);

  struct Found {
    std::vector<Scenario> files;
    std::vector<std::string> complaints;  ///< why this choice cannot be run; empty: it can
  };
  Found const& of(std::vector<double> const& values);

 private:
  [[nodiscard]] Found read(std::vector<double> const& values) const;

  Sweep const& sweep_;
  std::vector<std::set<std::string>> paths_;  ///< by file
  std::map<Chosen, Found> known_;
};

}  // namespace kith
