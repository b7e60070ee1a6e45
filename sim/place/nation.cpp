#include "kith/place/nation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/ground/numerics.hpp"

namespace kith {
namespace {

// Of people under 18, 0.467 are 10 or over (teen_share_of_under_18 in scenarios/national.toml).
constexpr double teens_of_under_18 = 0.467;

// For a household of mean size, in dollars a year (poverty_line_... in scenarios/national.toml).
double poverty_line(County const& county) {
  constexpr double first = 14'580.0, further = 5'140.0;
  return first + further * std::max(0.0, mean_household_size(county) - 1.0);
}

}  // namespace

double mean_household_size(County const& county) {
  return std::clamp(said_of(county, Figure::household_size).value, 1.3, 6.0);
}

double nation(Figure figure) {
  switch (figure) {
    case Figure::household_size:
      return 2.5;  // ACS 2019-2023
    case Figure::below_150_poverty:
      return 20.0;  // SVI 2022
    case Figure::uninsured:
      return 8.7;  // SVI 2022
    case Figure::uninsured_under_65:
      return 9.5;  // SAHIE 2022
    case Figure::aged_65:
      return 17.7;  // Census estimates 2023
    case Figure::aged_17:
      return 21.75;  // the same
    case Figure::no_vehicle:
      return 8.0;  // ACS 2019-2023
    case Figure::minority:
      return 41.6;  // Census estimates 2023
    case Figure::black:
      return 12.1;  // ACS 2019-2023
    case Figure::hispanic:
      return 19.3;  // the same
    case Figure::asian:
      return 6.0;  // the same
    case Figure::american_indian:
      return 0.6;  // SVI 2022
    case Figure::broadband:
      return 89.7;  // ACS 2019-2023
    case Figure::median_income:
      return 78'538.0;  // the same
    case Figure::not_proficient:
      return 4.2;  // the same
    case Figure::providers:
      return 332.5;  // NPPES 2024
    case Figure::violent_crime:
      return 380.0;  // FBI 2012-2014; not verified
    case Figure::associations:
      return 9.09;  // County Health Rankings 2025
    default:
      return 0.0;
  }
}

Said said_of(County const& county, Figure figure) {
  FigureColumn const& column = columns()[static_cast<std::size_t>(figure)];
  if (!county.has(figure)) return {nation(figure), "assumed: the nation's"};
  bool const is_given = county.is_given[static_cast<std::size_t>(figure)];
  return {county.number(figure),
          fmt::format("{}: {}", is_given ? "your table" : column.source, column.name)};
}

Said share_said(County const& county, Figure figure) {
  Said said = said_of(county, figure);
  said.value /= 100.0;
  return said;
}

double log_income_spread(County const& county, double median_usd, double poverty) {
  double const quantile = normal_quantile(poverty);
  double const distance = logarithm(1.5 * poverty_line(county) / median_usd);
  return quantile == 0.0 ? 0.0 : distance / quantile;
}

Said poverty_said(County const& county) {
  constexpr double half = 0.5, near = 0.002;
  Said said = share_said(county, Figure::below_150_poverty);
  double const is = said.value;
  said.value = std::clamp(is, least_poverty, most_poverty);
  if (std::abs(is - half) < near) said.value = half - near;
  if (said.value != is) said.source += fmt::format(" is {:.4f}, out of bounds", is);
  return said;
}

Said income_said(County const& county) {
  constexpr double least = 0.2, most = 3.0;  // in a community file
  constexpr double usual = 0.887;            // the median over counties
  double const poverty = poverty_said(county).value;
  Said said = said_of(county, Figure::median_income);
  if (county.has(Figure::median_income)) {
    double const spread = log_income_spread(county, said.value, poverty);
    if (spread >= least && spread <= most) return said;
    said.source = fmt::format(
        "{} is {:.0f}, which contradicts the share below 1.5 times the "
        "poverty line: moved to agree",
        said.source, said.value);
  } else {
    said.source = "assumed: goes with the share below 1.5 times the poverty line";
  }
  said.value = 1.5 * poverty_line(county) * exponential(-usual * normal_quantile(poverty));
  return said;
}

double share_aged_10_plus(County const& county) {
  return 1.0 - share_said(county, Figure::aged_17).value * (1.0 - teens_of_under_18);
}

double adult_share(County const& county) {
  return (1.0 - share_said(county, Figure::aged_17).value) / share_aged_10_plus(county);
}

double people_aged_10_plus(County const& county) {
  return county.number_or(Figure::population, 0.0) * share_aged_10_plus(county);
}

RaceShares race_shares(County const& county) {
  auto const share = [&](Figure figure) { return share_said(county, figure).value; };
  RaceShares out{1.0 - share(Figure::minority), share(Figure::black), share(Figure::hispanic),
                 share(Figure::asian), 0.0};
  out.other = std::max(0.0, 1.0 - out.white - out.black - out.hispanic - out.asian);
  double const sum = out.white + out.black + out.hispanic + out.asian + out.other;
  for (double* part : {&out.white, &out.black, &out.hispanic, &out.asian, &out.other}) *part /= sum;
  return out;
}

}  // namespace kith
