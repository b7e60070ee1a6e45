#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith {

/// Ranks from 0; ties share their mean.
std::vector<double> ranks_of(std::span<double const> values);

/// Spearman's rank correlation; 0 if either one does not vary.
double rank_correlation(std::span<double const> one, std::span<double const> other);

/// The correlation that the strongest of so many unrelated numbers exceeds in 5 % of studies with
/// so many replicates (Fisher's z, Bonferroni).
double chance_correlation(std::size_t replicates, std::size_t numbers);

}  // namespace kith
