#include "kith/statistics/interval.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "kith/statistics/quantiles.hpp"

namespace kith {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Interval interval_of(std::span<double const> values) {
  if (values.size() < 2) return {Interval::Kind::none, nan, nan};
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() < fewest_for_interval)
    return {Interval::Kind::range, sorted.front(), sorted.back()};
  return {Interval::Kind::percentiles, percentile(sorted, 0.025), percentile(sorted, 0.975)};
}

double mean_of(std::span<double const> values) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double monte_carlo_error(std::span<double const> values) {
  if (values.size() < 2) return nan;
  auto const n = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  for (double const value : values) squares += (value - mean) * (value - mean);
  return student_t_quantile(0.975, n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
}

}  // namespace kith
