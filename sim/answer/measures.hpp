#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kith/record.hpp"

namespace kith {

/// One line of the answer after a run, and the outcome that declares it.
struct Measure : AnswerLine {
  std::string outcome;  ///< name in the results
};

/// The lines that outcomes declare for an answer, in order. A result may contain only some of
/// them.
std::span<Measure const> all_measures();

/// How one run's values of an outcome are reduced to one number.
struct Reduction {
  std::size_t stride = 1;  ///< between weeks; the first stratum, adults, comes first
  std::size_t weeks = 0;   ///< 0: the outcome has no time axis
  std::size_t first_week = 0;
  std::size_t end_week = 0;  ///< the first after the window; 0: the window goes on to the end
  Summary summary = Summary::mean;
  bool cumulative = false;

  /// The values in the weeks of the window; of an outcome without a time axis, its only value. For
  /// a running total, its gain since the week before the window.
  template <class T>
  [[nodiscard]] std::vector<double> window(std::span<T const> values) const;
  /// Reduces the weeks to one number; NaN if none is finite.
  [[nodiscard]] double over(std::vector<double> const& window) const;
  /// Reduces two windows to one number each. Weeks that either one lacks are left out of both, so
  /// that like is compared with like. A window of one number is that number.
  [[nodiscard]] std::pair<double, double> over_common_weeks(std::vector<double> one,
                                                            std::vector<double> other) const;
};

/// The dims of an outcome after scenario and replicate, with their sizes.
struct SizedDim {
  std::string name;
  std::size_t size;
};

/// False if the outcome has axes other than time and stratum.
bool can_reduce(std::vector<SizedDim> const& dims);
Reduction reduction_of(Measure const& measure, std::vector<SizedDim> const& dims,
                       std::string const& cell_methods, std::size_t first_week);

}  // namespace kith
