#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/io/results/results_file.hpp"
#include "kith/record.hpp"

namespace kith {

/// A value of a result that differs from what it should be.
struct OtherValue {
  std::string outcome;  ///< with its group, "partnerships/cash_usd"
  std::string where;    ///< "time 52, stratum adults"; empty for a single value
  double stored = 0.0, simulated = 0.0;
  std::size_t values = 0;  ///< how many values of this outcome differ; this is the first
};

/// Compares a run in a file with the same run simulated again, bit for bit; missing values are
/// equal. `scenario` and `replicate` are indices on the file's axes. An outcome that the file lacks
/// differs in each of its values.
std::vector<OtherValue> other_values(ResultsFile const& file, Layout const& layout,
                                     RunResult const& run, std::size_t scenario,
                                     std::size_t replicate);

/// "time 52, stratum adults": the place of a value, row-major over the dimensions.
std::string place_in_words(std::vector<std::string> const& dims,
                           std::vector<std::vector<std::string>> const& labels, std::size_t index);

}  // namespace kith
