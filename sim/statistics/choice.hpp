#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith {

/// How often each of some candidates is the best, and the expected loss of choosing it.
struct Choice {
  std::size_t replicates = 0;         ///< those in which every candidate's worth is known
  std::vector<std::size_t> best_in;   ///< by candidate; they add up to `replicates`
  std::vector<double> expected_loss;  ///< by candidate; NaN without replicates
};

/// `worth`: by candidate and replicate, more is better; all candidates have the same number of
/// replicates. The best of a replicate is the candidate with the largest worth, among equals the
/// first: if a scenario changes nothing, usual care, which comes first, is the best. Expected loss
/// is the mean over replicates of the largest worth minus the candidate's; 0 means that it is never
/// beaten. Replicates with a missing worth are left out.
Choice choose_best(std::span<std::vector<double> const> worth);

}  // namespace kith
