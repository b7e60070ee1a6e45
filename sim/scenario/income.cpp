#include "kith/scenario/income.hpp"

#include <algorithm>

#include "kith/ground/numerics.hpp"

namespace kith {

double median_to_poverty_line(Margins const& margins, NationalFigures const& national) {
  double const further = std::max(0.0, margins.mean_household_size - 1.0);
  double const line =
      national.poverty_line_first_usd.value + national.poverty_line_further_usd.value * further;
  return margins.median_household_income_usd / line;
}

double price_level(Margins const& margins, NationalFigures const& national) {
  double const above =
      margins.median_household_income_usd / national.median_household_income_usd.value;
  return exponential(national.prices_per_income.value * logarithm(std::max(1e-6, above)));
}

double income_spread(Margins const& margins, NationalFigures const& national) {
  double const below = std::clamp(margins.share_below_150_poverty, 1e-4, 1.0 - 1e-4);
  double const quantile = normal_quantile(below);
  double const distance =
      logarithm(1.5 / std::max(1e-6, median_to_poverty_line(margins, national)));
  return quantile == 0.0 ? 0.0 : distance / quantile;
}

}  // namespace kith
