#include "kith/statistics/chance_share.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "kith/statistics/quantiles.hpp"

namespace kith {
namespace {

constexpr double no_share = std::numeric_limits<double>::quiet_NaN();

/// Sums over pairs that give the correlation within pairs.
struct PairSums {
  double n = 0.0, mean = 0.0, mean_squared = 0.0, half_difference_squared = 0.0;

  void add(double one, double other, double sign = 1.0) {
    double const middle = (one + other) / 2.0, half = (one - other) / 2.0;
    n += sign;
    mean += sign * middle;
    mean_squared += sign * middle * middle;
    half_difference_squared += sign * half * half;
  }
  /// From one-way analysis of variance with two values per group (Fisher 1925); NaN if nothing
  /// varies.
  [[nodiscard]] double correlation() const {
    double const between = 2.0 * (mean_squared - mean * mean / n) / (n - 1.0);
    double const within = 2.0 * half_difference_squared / n;
    return (between - within) / (between + within);
  }
};

/// Pairs of values minus their mean, so that sums lose no digits.
std::vector<std::pair<double, double>> centered_pairs(std::span<double const> first,
                                                      std::span<double const> second) {
  std::vector<std::pair<double, double>> pairs;
  double sum = 0.0;
  for (std::size_t k = 0; k < std::min(first.size(), second.size()); ++k) {
    if (!std::isfinite(first[k]) || !std::isfinite(second[k])) continue;
    pairs.emplace_back(first[k], second[k]);
    sum += first[k] + second[k];
  }
  double const mean = pairs.empty() ? 0.0 : sum / 2.0 / static_cast<double>(pairs.size());
  for (auto& [one, other] : pairs) {
    one -= mean;
    other -= mean;
  }
  return pairs;
}

double share_of(double correlation) {
  return std::clamp(1.0 - correlation, 0.0, 1.0);
}

}  // namespace

ChanceShare chance_share(std::span<double const> first, std::span<double const> second) {
  auto const pairs = centered_pairs(first, second);
  ChanceShare out{pairs.size(), no_share, no_share, no_share};
  if (pairs.size() < fewest_for_chance_share) return out;
  PairSums all;
  for (auto const& [one, other] : pairs) all.add(one, other);
  if (!std::isfinite(all.correlation())) return out;
  out.share = share_of(all.correlation());
  double const n = all.n, z = std::atanh(all.correlation());
  std::vector<double> pseudo;
  double mean = 0.0;
  for (auto const& [one, other] : pairs) {
    PairSums rest = all;
    rest.add(one, other, -1.0);
    pseudo.push_back(n * z - (n - 1.0) * std::atanh(rest.correlation()));
    mean += pseudo.back() / n;
  }
  double squares = 0.0;
  for (double const value : pseudo) squares += (value - mean) * (value - mean);
  double const half = student_t_quantile(0.975, n - 1.0) * std::sqrt(squares / (n - 1.0) / n);
  if (!std::isfinite(half)) return out;  // chance has no part at all, or only one pair varies
  out.low = share_of(std::tanh(z + half));
  out.high = share_of(std::tanh(z - half));
  return out;
}

}  // namespace kith
