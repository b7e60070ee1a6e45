#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
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
};

/// Everything that results of one study have in common.
struct Layout {
  std::vector<Dimension> dimensions;
  std::vector<Outcome> outcomes;
};

/// Values of one outcome of one run, row-major over its dims.
using Values = std::variant<std::vector<float>, std::vector<double>, std::vector<std::int32_t>>;

/// One scenario lived through by one replicate.
struct RunResult {
  std::size_t scenario = 0;
  int replicate = 0;
  bool failed = false;
  std::string message;         ///< why it failed
  std::string digest;          ///< XXH3-128, hexadecimal, of the final community
  std::vector<Values> values;  ///< in the order of Layout::outcomes
};

}  // namespace kith
