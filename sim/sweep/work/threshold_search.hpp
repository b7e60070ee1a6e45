#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace kith {

/// Ranks, from 1, of the sorted thresholds of n replicates for a quantile: the estimate, and the
/// two that enclose it with at least 95 %, whatever the distribution (exact binomial; David and
/// Nagaraja, Order Statistics, 3rd ed. 2003, 7.1). low = 0 and high = n + 1: no bound on that side,
/// n is too small.
struct QuantileRanks {
  int low = 0, middle = 1, high = 1;
};
QuantileRanks ranks_of_quantile(int n, double probability);

/// Finds the first value on a grid at which a share `probability` of n replicates reaches a target.
///
/// With common random numbers, each replicate has approximately its own
/// threshold, and the search is for the `probability`-quantile of these
/// thresholds. A value is tried in all replicates. Their counts are made monotone
/// in the value by isotonic regression (Stylianou and Flournoy 2002), so that
/// chance near the threshold does no harm, and bisection closes in on the
/// crossings of the three ranks of the quantile: first the estimate, then its
/// interval.
class ThresholdSearch {
 public:
  /// `values`: how many values the grid has, at least 2.
  ThresholdSearch(std::size_t values, int replicates, double probability);

  /// The value that all replicates should try next; nothing once the answer is as fine as the grid.
  [[nodiscard]] std::optional<std::size_t> next() const;
  /// Adds which replicates reached the target at a value.
  void add(std::size_t value, std::vector<bool> reached);

  struct Answer {
    enum class Kind {
      found,
      everywhere,  ///< even the lowest value does
      no_value,    ///< not even the highest value does
      wrong_way    ///< more makes it harder
    } kind = Kind::found;
    std::size_t value = 0;            ///< first on the grid that does
    std::optional<std::size_t> low;   ///< lies above this value; nothing: no bound
    std::optional<std::size_t> high;  ///< lies at or below this value; nothing: no bound
  };
  [[nodiscard]] Answer answer() const;

  /// How many replicates reached the target, by value that was tried.
  [[nodiscard]] std::map<std::size_t, int> const& counts() const { return counts_; }
  /// The same, monotone.
  [[nodiscard]] std::map<std::size_t, double> monotone() const;

 private:
  struct Crossing {
    std::optional<std::size_t> below, at;  ///< last tried below a rank, first at or above it
  };
  [[nodiscard]] Crossing crossing_of(int rank) const;
  [[nodiscard]] bool goes_wrong_way() const;

  std::size_t values_;
  int replicates_;
  QuantileRanks ranks_;
  std::map<std::size_t, int> counts_;
  std::vector<bool> at_lowest_, at_highest_;
};

/// Least-squares fit that never decreases (pool adjacent violators), all weights equal.
std::vector<double> isotonic(std::vector<double> const& values);

/// 95 % interval of a share by Wilson's score.
struct ShareInterval {
  double low = 0.0, high = 1.0;
};
ShareInterval wilson_interval(int reached, int of);

}  // namespace kith
