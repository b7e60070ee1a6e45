#include "kith/place/place_zones.hpp"

#include <algorithm>
#include <cmath>

#include "kith/ground/numerics.hpp"
#include "kith/place/nation.hpp"

namespace kith {
namespace {

// The rural share: a logistic function of people per square mile and of people, fitted over
// counties to Census 2020 (r 0.81, error 0.20).
double rural_share(County const& county) {
  if (county.has(Figure::rural)) return county.number(Figure::rural) / 100.0;
  double const people = county.number_or(Figure::population, 1.0);
  double const density = people / county.number_or(Figure::area, 1000.0);
  double const x = -9.52 + 0.305 * logarithm(density) + 0.738 * logarithm(people);
  return 1.0 / (1.0 + exponential(x));
}

// Standard deviation of log median income between White, Black and Hispanic householders: the only
// sign in county tables of how much neighborhoods differ.
double income_gap(County const& county) {
  RaceShares const races = race_shares(county);
  std::pair<Figure, double> const householders[] = {
      {Figure::median_income_white, races.white},
      {Figure::median_income_black, races.black},
      {Figure::median_income_hispanic, races.hispanic}};
  double weight = 0.0, first = 0.0, second = 0.0;
  for (auto const& [figure, share] : householders) {
    if (!county.has(figure)) continue;
    double const income = logarithm(county.number(figure));
    weight += share;
    first += share * income;
    second += share * income * income;
  }
  if (weight <= 0.0) return 0.0;
  double const mean = first / weight;
  return std::sqrt(std::max(0.0, second / weight - mean * mean));
}

// How far apart the incomes of the two kinds of town are, relative to the nation [assumed].
double apart(County const& county) {
  constexpr double gap_of_nation = 0.166;  // mean over people of income_gap
  return std::clamp(0.6 + 0.4 * income_gap(county) / gap_of_nation, 0.6, 1.6);
}

bool by_income(PlaceZone const& a, PlaceZone const& b) {
  return a.income_factor < b.income_factor;
}

}  // namespace

std::vector<PlaceZone> stylized_zones(County const& county) {
  double const rural = rural_share(county);
  double const further = 0.3365 * apart(county);  // 1.12 / 0.80 in the nation
  double const poorer = exponential(-0.0213 - 0.6 * further);
  double const richer = exponential(-0.0213 + 0.4 * further);
  std::vector<PlaceZone> const kinds = {
      {"town-poorer", "Poorer parts of town", 0.4 * (1.0 - rural), poorer, 12.0, {}, false},
      {"town-richer", "Richer parts of town", 0.6 * (1.0 - rural), richer, 12.0, {}, false},
      {"country", "The country", rural, 0.95, 20.0, {}, true}};
  std::vector<PlaceZone> zones;
  double sum = 0.0;
  for (PlaceZone const& kind : kinds) {
    if (kind.share < 0.02) continue;
    zones.push_back(kind);
    sum += kind.share;
  }
  // Half the side of the county at 45 miles an hour, plus the way to the road.
  double const side = std::sqrt(county.number_or(Figure::area, 1000.0));
  double const far = std::min(120.0, 8.0 + 0.5 * side / 45.0 * 60.0);
  for (PlaceZone& zone : zones) {
    zone.share /= sum;
    for (PlaceZone const& other : zones) {
      if (other.id == zone.id) continue;
      bool const out = zone.id == "country" || other.id == "country";
      zone.minutes_to.emplace_back(other.id, std::round(out ? far : 15.0));
    }
  }
  return zones;
}

PlaceZone const& poorest(std::vector<PlaceZone> const& zones) {
  return *std::min_element(zones.begin(), zones.end(), by_income);
}

PlaceZone const& richest(std::vector<PlaceZone> const& zones) {
  return *std::max_element(zones.begin(), zones.end(), by_income);
}

}  // namespace kith
