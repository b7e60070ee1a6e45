#include "kith/statistics/rank_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kith/ground/numerics.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {

std::vector<double> ranks_of(std::span<double const> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    for (std::size_t k = first; k <= last; ++k)
      ranks[order[k]] = static_cast<double>(first + last) / 2.0;
    first = last + 1;
  }
  return ranks;
}

double rank_correlation(std::span<double const> one, std::span<double const> other) {
  std::vector<double> const a = ranks_of(one), b = ranks_of(other);
  double const mean_a = mean_of(a), mean_b = mean_of(b);
  double both = 0.0, squares_a = 0.0, squares_b = 0.0;
  for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k) {
    both += (a[k] - mean_a) * (b[k] - mean_b);
    squares_a += (a[k] - mean_a) * (a[k] - mean_a);
    squares_b += (b[k] - mean_b) * (b[k] - mean_b);
  }
  double const spread = std::sqrt(squares_a * squares_b);
  return spread > 0.0 ? both / spread : 0.0;
}

double chance_correlation(std::size_t replicates, std::size_t numbers) {
  double const z =
      normal_quantile(1.0 - 0.025 / static_cast<double>(std::max<std::size_t>(numbers, 1)));
  double const degrees = std::max(1.0, static_cast<double>(replicates) - 3.0);
  return std::tanh(z / std::sqrt(degrees));
}

}  // namespace kith
