#include "kith/statistics/paired_difference.hpp"

#include <algorithm>
#include <cmath>

namespace kith {

PairedDifference paired_difference(std::span<double const> usual_care,
                                   std::span<double const> scenario, Better better) {
  std::vector<double> before, after, differences, benefits;
  for (std::size_t i = 0; i < std::min(usual_care.size(), scenario.size()); ++i) {
    double const difference = scenario[i] - usual_care[i];
    if (!std::isfinite(difference)) continue;
    before.push_back(usual_care[i]);
    after.push_back(scenario[i]);
    differences.push_back(difference);
    if (better != Better::neither)
      benefits.push_back(better == Better::less ? -difference : difference);
  }
  return {differences.size(),
          mean_of(before),
          mean_of(after),
          mean_of(differences),
          interval_of(differences),
          monte_carlo_error(differences),
          count_directions(benefits),
          likelihood_words(benefits),
          replicates_that_settle(benefits)};
}

bool rounds_to_zero(PairedDifference const& d, int decimals) {
  auto const zero = [&](double value) {
    return !std::isfinite(value) || std::abs(value) * std::pow(10.0, decimals) < 0.5;
  };
  return d.pairs > 0 && zero(d.difference) && zero(d.interval.low) && zero(d.interval.high);
}

}  // namespace kith
