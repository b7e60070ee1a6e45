#include "kith/sweep/work/threshold_search.hpp"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

constexpr double each_tail = 0.025;

/// Chances of 0 ... n successes.
std::vector<double> binomial(int n, double p) {
  std::vector<double> chances(static_cast<std::size_t>(n) + 1);
  double const log_p = std::log(p), log_q = std::log1p(-p);
  for (int k = 0; k <= n; ++k)
    chances[static_cast<std::size_t>(k)] =
        std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0) +
                 k * log_p + (n - k) * log_q);
  return chances;
}

}  // namespace

QuantileRanks ranks_of_quantile(int n, double probability) {
  std::vector<double> const chances = binomial(n, probability);
  QuantileRanks ranks;
  ranks.middle = std::clamp(static_cast<int>(std::ceil(n * probability - 1e-9)), 1, n);
  double below = 0.0;  // chance of fewer thresholds below the quantile than the rank
  for (int rank = 1; rank <= n; ++rank) {
    below += chances[static_cast<std::size_t>(rank) - 1];
    if (below > each_tail) break;
    ranks.low = rank;
  }
  ranks.high = n + 1;
  double above = 0.0;  // chance of as many as the rank, or more
  for (int rank = n; rank >= 1; --rank) {
    above += chances[static_cast<std::size_t>(rank)];
    if (above > each_tail) break;
    ranks.high = rank;
  }
  return ranks;
}

std::vector<double> isotonic(std::vector<double> const& values) {
  struct Pool {
    double sum;
    std::size_t size;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(size); }
  };
  std::vector<Pool> pools;
  for (double const value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      Pool const last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().size += last.size;
    }
  }
  std::vector<double> fitted;
  for (Pool const& pool : pools) fitted.insert(fitted.end(), pool.size, pool.mean());
  return fitted;
}

ShareInterval wilson_interval(int reached, int of) {
  constexpr double z = 1.959963984540054;
  double const n = of, share = reached / n, z2 = z * z;
  double const middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
  double const half =
      z / (1.0 + z2 / n) * std::sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n));
  return {reached == 0 ? 0.0 : middle - half, reached == of ? 1.0 : middle + half};
}

ThresholdSearch::ThresholdSearch(std::size_t values, int replicates, double probability)
    : values_(values),
      replicates_(replicates),
      ranks_(ranks_of_quantile(replicates, probability)) {}

void ThresholdSearch::add(std::size_t value, std::vector<bool> reached) {
  counts_[value] = static_cast<int>(std::count(reached.begin(), reached.end(), true));
  if (value == 0) at_lowest_ = reached;
  if (value + 1 == values_) at_highest_ = std::move(reached);
}

std::map<std::size_t, double> ThresholdSearch::monotone() const {
  std::vector<double> counts;
  for (auto const& [value, count] : counts_) counts.push_back(count);
  std::vector<double> const fitted = isotonic(counts);
  std::map<std::size_t, double> out;
  std::size_t place = 0;
  for (auto const& [value, count] : counts_) out[value] = fitted[place++];
  return out;
}

ThresholdSearch::Crossing ThresholdSearch::crossing_of(int rank) const {
  Crossing crossing;
  for (auto const& [value, count] : monotone()) {
    if (count >= rank - 1e-9) {
      crossing.at = value;
      break;
    }
    crossing.below = value;
  }
  return crossing;
}

/// Whether, by a sign test, nearly all replicates that differ between the ends get worse.
bool ThresholdSearch::goes_wrong_way() const {
  int better = 0, worse = 0;
  for (std::size_t k = 0; k < at_lowest_.size() && k < at_highest_.size(); ++k) {
    better += !at_lowest_[k] && at_highest_[k] ? 1 : 0;
    worse += at_lowest_[k] && !at_highest_[k] ? 1 : 0;
  }
  if (worse <= better) return false;
  std::vector<double> const chances = binomial(better + worse, 0.5);
  double tail = 0.0;
  for (int k = worse; k <= better + worse; ++k) tail += chances[static_cast<std::size_t>(k)];
  return tail <= each_tail;
}

std::optional<std::size_t> ThresholdSearch::next() const {
  if (at_lowest_.empty()) return 0;
  if (at_highest_.empty()) return values_ - 1;
  auto const kind = answer().kind;
  if (kind == Answer::Kind::wrong_way || kind == Answer::Kind::no_value) return std::nullopt;
  for (int const rank : {ranks_.middle, ranks_.low, ranks_.high}) {
    Crossing const crossing = crossing_of(rank);
    if (!crossing.below || !crossing.at || *crossing.at - *crossing.below < 2) continue;
    return *crossing.below + (*crossing.at - *crossing.below) / 2;
  }
  return std::nullopt;
}

ThresholdSearch::Answer ThresholdSearch::answer() const {
  Answer out;
  Crossing const middle = crossing_of(ranks_.middle);
  if (goes_wrong_way())
    out.kind = Answer::Kind::wrong_way;
  else if (!middle.at)
    out.kind = Answer::Kind::no_value;
  else if (!middle.below)
    out.kind = Answer::Kind::everywhere;
  if (middle.at) out.value = *middle.at;
  if (ranks_.low >= 1) out.low = crossing_of(ranks_.low).below;
  if (ranks_.high <= replicates_) out.high = crossing_of(ranks_.high).at;
  return out;
}

}  // namespace kith
