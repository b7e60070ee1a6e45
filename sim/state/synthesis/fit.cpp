#include "kith/state/synthesis/fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kith/ground/whole.hpp"

namespace kith {
namespace {

Eigen::ArrayXd sums(Eigen::ArrayXd const& table, Margin const& margin) {
  Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(margin.target.size());
  for (Eigen::Index cell = 0; cell < table.size(); ++cell)
    sum(margin.category[static_cast<std::size_t>(cell)]) += table(cell);
  return sum;
}

// Scales every category of the margin to its target; returns the largest error found before.
double rake(Eigen::ArrayXd& table, Margin const& margin) {
  Eigen::ArrayXd const sum = sums(table, margin);
  Eigen::ArrayXd const factor = (sum > 0.0).select(margin.target / sum, 0.0);
  for (Eigen::Index cell = 0; cell < table.size(); ++cell)
    table(cell) *= factor(margin.category[static_cast<std::size_t>(cell)]);
  return (sum - margin.target).abs().maxCoeff();
}

}  // namespace

Eigen::ArrayXd fit(Eigen::ArrayXd seed, std::vector<Margin> const& margins) {
  for ([[maybe_unused]] Margin const& margin : margins)
    KITH_EXPECT(static_cast<Eigen::Index>(margin.category.size()) == seed.size());
  constexpr int most_rounds = 2000;
  constexpr double tolerance = 1e-11;
  for (int round = 0; round < most_rounds; ++round) {
    double error = 0.0;
    for (Margin const& margin : margins) error = std::max(error, rake(seed, margin));
    if (error < tolerance) break;
  }
  return seed;
}

std::vector<std::int64_t> apportion(std::vector<double> const& shares, std::int64_t total) {
  KITH_EXPECT(total >= 0);
  double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  KITH_EXPECT(is_finite(sum));
  std::vector<std::int64_t> counts(shares.size(), 0);
  if (sum <= 0.0) return counts;
  std::vector<double> remainder(shares.size());
  std::int64_t left = total;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    double const exact = shares[i] / sum * static_cast<double>(total);
    counts[i] = whole<std::int64_t>(std::floor(exact));
    remainder[i] = exact - std::floor(exact);
    left -= counts[i];
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  for (std::size_t i = 0; left > 0; i = (i + 1) % order.size(), --left) ++counts[order[i]];
  return counts;
}

std::vector<std::int64_t> systematic(std::vector<double> const& expected, std::int64_t total,
                                     double start) {
  KITH_EXPECT(total >= 0 && is_share(start));
  std::vector<std::int64_t> counts(expected.size(), 0);
  std::size_t last = expected.size();
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (expected[i] > 0.0) last = i;
  double sum = start;
  std::int64_t before = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    sum += expected[i];
    // The last cell takes what is left, whatever the sum rounds to.
    std::int64_t const upto =
        i >= last ? total : std::min(total, whole<std::int64_t>(std::floor(sum)));
    counts[i] = upto - before;
    before = upto;
  }
  return counts;
}

std::vector<double> shift_odds(std::vector<double> const& shares,
                               std::vector<double> const& weights, double target) {
  KITH_EXPECT(shares.size() == weights.size() && is_finite(target));
  double const all = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> shifted(shares.size(), target);
  if (target <= 0.0 || target >= 1.0 || all <= 0.0) return shifted;
  double low = 1e-9, high = 1e9;
  for (int round = 0; round < 200; ++round) {
    double const factor = std::sqrt(low * high);
    double sum = 0.0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      shifted[i] = factor * shares[i] / (1.0 - shares[i] + factor * shares[i]);
      sum += weights[i] * shifted[i];
    }
    (sum < target * all ? low : high) = factor;
  }
  return shifted;
}

}  // namespace kith
