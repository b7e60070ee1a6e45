#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace kith {

/// Where one further replicate would lie, as far as these replicates can tell.
struct Interval {
  enum class Kind {
    none,         ///< below two values
    range,        ///< of all values: too few for an interval
    percentiles,  ///< ranks 0.025 (n + 1) and 0.975 (n + 1)
  };
  Kind kind;
  double low, high;
};
inline constexpr std::string_view interval_kind_names[] = {"none", "range", "percentiles"};

/// The smallest number of values in which the rank 0.025 (n + 1) exists.
inline constexpr std::size_t fewest_for_interval = 39;

Interval interval_of(std::span<double const> values);

/// NaN without values.
double mean_of(std::span<double const> values);

/// Half-width of the 95 % interval of the mean (Student's t), which more replicates reduce. NaN
/// below two values.
double monte_carlo_error(std::span<double const> values);

}  // namespace kith
