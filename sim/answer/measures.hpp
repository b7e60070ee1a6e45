#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "kith/record.hpp"

namespace kith {

/// One line of the answer after a run, and the outcome that declares it.
struct Measure : AnswerLine {
  std::string outcome;  ///< name in the results
};

/// The lines that an answer can have, as outcomes declare them, in their order. Results hold some
/// of them.
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
