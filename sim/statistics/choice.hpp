#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith {

/// How often each of some candidates is the best, and what choosing it is expected to lose.
struct Choice {
  std::size_t replicates = 0;         ///< in which the worth of every candidate is known
  std::vector<std::size_t> best_in;   ///< by candidate; they add up to `replicates`
  std::vector<double> expected_loss;  ///< by candidate; NaN without replicates
};

/// `worth`: by candidate and replicate, more is better; all candidates have as many replicates. The
/// best of a replicate is the candidate with the largest worth, of several the first: where a
/// scenario changes nothing, usual care, which comes first, is the best. Expected loss is the mean
/// over replicates of the largest worth less the candidate's, so that 0 means that it is never
/// beaten. Replicates with a missing worth are left out.
Choice choose_best(std::span<std::vector<double> const> worth);

}  // namespace kith
