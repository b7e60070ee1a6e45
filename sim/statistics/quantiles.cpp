#include "kith/statistics/quantiles.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "kith/ground/numerics.hpp"

namespace kith {
namespace {

namespace math = boost::math;

/// Only in double, so that processors with different long doubles agree.
using InDouble = math::policies::policy<math::policies::promote_double<false>>;

}  // namespace

double percentile(std::span<double const> sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  auto const n = static_cast<double>(sorted.size());
  double const rank = std::clamp(share * (n + 1.0), 1.0, n);
  auto const below = static_cast<std::size_t>(rank);
  std::size_t const above = std::min(below + 1, sorted.size());
  double const part = rank - static_cast<double>(below);
  return sorted[below - 1] + part * (sorted[above - 1] - sorted[below - 1]);
}

double student_t_quantile(double share, double degrees_of_freedom) {
  return math::quantile(math::students_t_distribution<double, InDouble>(degrees_of_freedom), share);
}

std::pair<double, double> wilson_interval(double count, double total, double confidence) {
  if (!(total > 0.0)) return {0.0, 1.0};
  double const z = normal_quantile(0.5 + confidence / 2.0);
  double const share = count / total;
  double const weight = z * z / total;
  double const half = z * std::sqrt((share * (1.0 - share) + weight / 4.0) / total);
  auto const end = [&](double side) {
    return (share + weight / 2.0 + side * half) / (1.0 + weight);
  };
  return {count > 0.0 ? end(-1.0) : 0.0, count < total ? end(1.0) : 1.0};
}

}  // namespace kith
