#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kith/record.hpp"

namespace kith {

/// How the weeks of an outcome become one number.
enum class Summary {
  mean,   ///< over the weeks from the first partnership on
  total,  ///< sum of weekly values; last value of a cumulative one
};

/// One line of the answer after a run.
struct Measure {
  std::string_view outcome;  ///< name in the results
  std::string_view words;    ///< with its unit
  double scale;              ///< from the unit of the results to that of the words
  int decimals;
  Summary summary;
};

/// The lines that an answer can have, in their order. Results hold some of them.
std::span<Measure const> all_measures();

/// How the values of one run of an outcome become one number.
struct Reduction {
  std::size_t stride = 1;  ///< between weeks; the first stratum, adults, comes first
  std::size_t weeks = 0;   ///< 0: the outcome has no time axis
  std::size_t first_week = 0;
  Summary summary = Summary::mean;
  bool cumulative = false;

  /// NaN where no value is finite.
  template <class T>
  [[nodiscard]] double operator()(std::span<T const> values) const;
};

/// The dims of an outcome after scenario and replicate, with their sizes.
struct SizedDim {
  std::string name;
  std::size_t size;
};

/// False where the outcome has axes other than time and stratum.
bool can_reduce(std::vector<SizedDim> const& dims);
Reduction reduction_of(Measure const& measure, std::vector<SizedDim> const& dims,
                       std::string const& cell_methods, std::size_t first_week);

}  // namespace kith
