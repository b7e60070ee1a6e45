#include "kith/statistics/choice.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kith {

Choice choose_best(std::span<std::vector<double> const> worth) {
  Choice choice;
  choice.best_in.assign(worth.size(), 0);
  choice.expected_loss.assign(worth.size(), 0.0);
  std::size_t const all = worth.empty() ? 0 : worth[0].size();
  for (std::size_t k = 0; k < all; ++k) {
    auto const known = [k](std::vector<double> const& of) { return std::isfinite(of[k]); };
    if (!std::all_of(worth.begin(), worth.end(), known)) continue;
    auto const best =
        std::max_element(worth.begin(), worth.end(),
                         [k](auto const& one, auto const& other) { return one[k] < other[k]; });
    ++choice.replicates;
    ++choice.best_in[static_cast<std::size_t>(best - worth.begin())];
    for (std::size_t s = 0; s < worth.size(); ++s)
      choice.expected_loss[s] += (*best)[k] - worth[s][k];
  }
  for (double& loss : choice.expected_loss)
    loss = choice.replicates > 0 ? loss / static_cast<double>(choice.replicates)
                                 : std::numeric_limits<double>::quiet_NaN();
  return choice;
}

}  // namespace kith
