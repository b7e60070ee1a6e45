#include "kith/sweep/plan/words/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

std::string const& word_of(Vary const& vary, double value) {
  return vary.words.at(static_cast<std::size_t>(std::lround(value)));
}

/// The axis shared by all samples that differs between a study and the sweep's; or empty.
std::string other_axis(Study const& study, Study const& of_the_sweep) {
  Layout const one = layout_of(study), all = layout_of(of_the_sweep);
  auto const same = [](Dimension const& a, Dimension const& b) {
    return a.name == b.name && a.labels == b.labels && a.numbers == b.numbers;
  };
  auto const [mine, theirs] = std::mismatch(one.dimensions.begin(), one.dimensions.end(),
                                            all.dimensions.begin(), all.dimensions.end(), same);
  if (mine != one.dimensions.end()) return mine->name;
  if (theirs != all.dimensions.end()) return theirs->name;
  bool const scenarios = std::equal(study.scenarios.begin(), study.scenarios.end(),
                                    of_the_sweep.scenarios.begin(), of_the_sweep.scenarios.end(),
                                    [](auto const& a, auto const& b) { return a.id == b.id; });
  return scenarios ? "" : "scenario";
}

/// The setting that a problem is about, so that it is reported once; else all of them together.
std::string guilty(std::vector<std::string> const& sets, Problem const& problem) {
  for (std::string const& set : sets)
    if (set.starts_with(problem.path + "=")) return set;
  return fmt::format("{}", fmt::join(sets, ", "));
}

}  // namespace

bool takes_words(ParameterType type) {
  return type == ParameterType::text || type == ParameterType::choice ||
         type == ParameterType::reference || type == ParameterType::list;
}

std::string label_of(std::string const& word) {
  auto const parsed = parse_value(word, {});
  bool const text = parsed && parsed->value.type == Value::Type::text;
  return text ? parsed->value.text : word;
}

std::vector<double> numbers_of(std::size_t words) {
  std::vector<double> numbers(words);
  std::iota(numbers.begin(), numbers.end(), 0.0);
  return numbers;
}

Chosen chosen_of(std::vector<Vary> const& varies, std::vector<double> const& values) {
  Chosen chosen;
  for (std::size_t i = 0; i < varies.size(); ++i)
    if (!varies[i].words.empty()) chosen.push_back(values[i]);
  return chosen;
}

WordedFiles::WordedFiles(Sweep const& sweep) : sweep_(sweep) {
  for (Scenario const& file : sweep.files) {
    auto& paths = paths_.emplace_back();
    for (ParameterInfo const& info : list_parameters(file)) paths.insert(info.path);
  }
}

WordedFiles::Found const& WordedFiles::of(std::vector<double> const& values) {
  Chosen const chosen = chosen_of(sweep_.varies, values);
  auto known = known_.find(chosen);
  if (known == known_.end()) known = known_.emplace(chosen, read(values)).first;
  return known->second;
}

// A file without a key is unchanged, as when a number varies.
WordedFiles::Found WordedFiles::read(std::vector<double> const& values) const {
  Found found;
  for (std::size_t f = 0; f < sweep_.files.size(); ++f) {
    Scenario const& file = sweep_.files[f];
    std::vector<std::string> sets;
    for (std::size_t i = 0; i < values.size(); ++i) {
      Vary const& vary = sweep_.varies[i];
      if (!vary.words.empty() && paths_[f].count(vary.path) != 0)
        sets.push_back(vary.path + "=" + word_of(vary, values[i]));
    }
    if (sets.empty()) {
      found.files.push_back(file);
      continue;
    }
    Problems problems;
    found.files.push_back(read_scenario_text(file.resolved_toml, file.id, problems, sets));
    found.files.back().source_toml = file.source_toml;
    for (Problem const& problem : problems)
      found.complaints.push_back(fmt::format("{}: {}", guilty(sets, problem), problem.message));
  }
  if (!found.complaints.empty() || chosen_of(sweep_.varies, values).empty()) return found;
  try {
    if (auto const axis = other_axis(make_study(found.files), sweep_.study); !axis.empty())
      found.complaints.push_back(fmt::format(
          "its results have another axis '{}' than the files (must be the same in all samples: "
          "write a scenario for each, and name them in scenarios = [...])",
          axis));
  } catch (std::invalid_argument const& conflict) {
    found.complaints.emplace_back(conflict.what());
  }
  return found;
}

}  // namespace kith
