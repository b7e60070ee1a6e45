#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kith {

/// One axis of the results: its coordinate is either labels or numbers.
struct Dimension {
  std::string name;
  std::string units;  ///< empty for labels
  std::string long_name;
  std::vector<std::string> labels;
  std::vector<double> numbers;
  [[nodiscard]] std::size_t size() const { return labels.empty() ? numbers.size() : labels.size(); }
};

/// Which way an outcome is better for people.
enum class Better { neither, more, less };
inline constexpr std::string_view better_names[] = {"neither", "more", "less"};

/// How the weeks of an outcome become one number.
enum class Summary {
  mean,   ///< over the weeks from the first partnership on
  total,  ///< sum of weekly values; last value of a cumulative one
};

/// A line of the answer after a run, declared by the outcome that it summarizes.
struct AnswerLine {
  int place = 0;       ///< lines of an answer are sorted by it
  std::string words;   ///< with the unit
  double scale = 1.0;  ///< from the unit of the results to that of the words
  int decimals = 0;
  Summary summary = Summary::mean;
};

/// One observed quantity, as declared by the code that observes it. Stored as
/// (scenario, replicate, dims...).
struct Outcome {
  std::string name;
  std::string units;
  std::string long_name;
  std::string description;
  std::string group;              ///< HDF5 group, "/" or "/partnerships"
  std::vector<std::string> dims;  ///< after scenario and replicate, e.g. {"time", "stratum"}
  double low = 0.0;               ///< valid range
  double high = 0.0;
  std::string cell_methods;
  enum class Type { f4, f8, i4 } type = Type::f4;
  Better better = Better::neither;
  std::string label{};  ///< short name, for titles and axes; empty: the long name, capitalized
  std::vector<AnswerLine> answer{};     ///< its lines in the answer, if any
  std::vector<std::string> formerly{};  ///< its names in older versions
};

/// Declares which direction of an outcome is better and, optionally, its label.
inline Outcome more_is_better(Outcome outcome, std::string label = "") {
  outcome.better = Better::more;
  outcome.label = std::move(label);
  return outcome;
}
inline Outcome less_is_better(Outcome outcome, std::string label = "") {
  outcome.better = Better::less;
  outcome.label = std::move(label);
  return outcome;
}

/// Adds a line of the answer that summarizes the outcome.
inline Outcome answered(Outcome outcome, AnswerLine line) {
  outcome.answer.push_back(std::move(line));
  return outcome;
}

/// Everything that the results of one study have in common.
struct Layout {
  std::vector<Dimension> dimensions;
  std::vector<Outcome> outcomes;
};

/// Values of one outcome of one run, row-major over its dims.
using Values = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int32_t>>;

/// One scenario simulated in one replicate.
struct RunResult {
  std::size_t scenario = 0;
  int replicate = 0;
  bool failed = false;
  std::string message;         ///< why it failed
  std::string digest;          ///< XXH3-128, hexadecimal, of the final community
  std::vector<Values> values;  ///< in the order of Layout::outcomes
};

}  // namespace kith
