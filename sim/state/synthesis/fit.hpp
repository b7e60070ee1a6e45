#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace kith {

/// One margin of a table stored as a flat array of cells: the category of each cell, and the share
/// that each category must add up to.
struct Margin {
  std::vector<int> category;
  Eigen::ArrayXd target;
};

/// Iterative proportional fitting (Deming & Stephan 1940): the table with these margins that is
/// nearest to `seed` in Kullback-Leibler distance. Cells of 0 stay 0. Sums run in cell order, so
/// bits are the same everywhere.
Eigen::ArrayXd fit(Eigen::ArrayXd seed, std::vector<Margin> const& margins);

/// Whole numbers that add up to `total` and differ from shares * total by less than one (largest
/// remainders; ties go to the first).
std::vector<std::int64_t> apportion(std::vector<double> const& shares, std::int64_t total);

/// Whole numbers within one of each expected count, and of each run of neighbors: systematic
/// sampling with random start `start` in (0, 1). They add up to `total` if the expected counts
/// do.
std::vector<std::int64_t> systematic(std::vector<double> const& expected, std::int64_t total,
                                     double start);

/// Multiplies all odds by one factor so that the weighted mean of the shares becomes `target`.
std::vector<double> shift_odds(std::vector<double> const& shares,
                               std::vector<double> const& weights, double target);

}  // namespace kith
