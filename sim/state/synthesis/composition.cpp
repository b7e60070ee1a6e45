#include "kith/state/synthesis/composition.hpp"

#include <algorithm>
#include <numeric>

#include "kith/ground/numerics.hpp"
#include "kith/state/synthesis/fit.hpp"

namespace kith {
namespace {

Eigen::ArrayXd normalized(Eigen::ArrayXd const& shares) {
  double sum = 0.0;
  for (double const share : shares) sum += share;
  return sum > 0.0 ? Eigen::ArrayXd(shares / sum) : shares;
}

// Shares of private, medicaid, uninsured under 65 and of 65+, with the categories of their cells:
// 0-3 coverage under 65; 4-7 coverage at 65 and over.
Eigen::ArrayXd coverage_target(Margins const& margins,
                               std::array<double, age_group_count> const& ages,
                               std::array<double, income_count> const& incomes,
                               NationalFigures const& national) {
  Eigen::ArrayXd target = Eigen::ArrayXd::Zero(2 * coverage_count);
  double const under_65 = ages[0] + ages[1];
  double const uninsured = margins.uninsured_share_under_65;
  double const medicaid = std::min(margins.medicaid_share_under_65, 1.0 - uninsured);
  target(0) = under_65 * (1.0 - uninsured - medicaid);
  target(1) = under_65 * medicaid;
  target(3) = under_65 * uninsured;
  for (std::size_t income = 0; income < income_count; ++income)
    for (int coverage = 0; coverage < coverage_count; ++coverage)
      target(coverage_count + coverage) +=
          ages[2] * incomes[income] * national.coverage_given_age_income.value[2][income][coverage];
  return target;
}

double seed_of(NationalFigures const& national, int race, int income, int age, int coverage) {
  return national.age_given_race.value[race][age] * national.income_given_race.value[race][income] *
         national.income_factor_of_age.value[age][income] *
         national.coverage_given_age_income.value[age][income][coverage] *
         national.coverage_odds_of_race.value[race][coverage];
}

}  // namespace

std::array<double, income_count> income_shares(Margins const& margins,
                                               NationalFigures const& national, double factor) {
  double const spread = std::clamp(income_spread(margins, national), 0.2, 3.0);
  double const buys =
      factor * median_to_poverty_line(margins, national) / price_level(margins, national);
  double const median = logarithm(std::max(1e-6, buys));
  auto const below = [&](double multiple) {
    return normal_tail((median - logarithm(multiple)) / spread);
  };
  double const b1 = below(1.0), b2 = below(2.0), b4 = below(4.0);
  return {b1, b2 - b1, b4 - b2, 1.0 - b4};
}

std::array<double, age_group_count> age_group_shares(Margins const& margins,
                                                     NationalFigures const& national) {
  double const teens = margins.share_under_18 * national.teen_share_of_under_18.value;
  double const old = margins.share_over_64;
  double const adults = std::max(0.0, 1.0 - margins.share_under_18 - old);
  double const all = teens + adults + old;
  return {teens / all, adults / all, old / all};
}

Eigen::ArrayXd joint_composition(Margins const& margins, NationalFigures const& national) {
  auto const incomes = income_shares(margins, national);
  auto const ages = age_group_shares(margins, national);
  Eigen::ArrayXd seed(joint_cells);
  Margin race{std::vector<int>(joint_cells),
              normalized(Eigen::Map<Eigen::ArrayXd const>(margins.race_share, race_count))};
  Margin income{std::vector<int>(joint_cells),
                Eigen::Map<Eigen::ArrayXd const>(incomes.data(), income_count)};
  Margin age{std::vector<int>(joint_cells),
             Eigen::Map<Eigen::ArrayXd const>(ages.data(), age_group_count)};
  Margin cover{std::vector<int>(joint_cells), coverage_target(margins, ages, incomes, national)};
  for (int r = 0; r < race_count; ++r)
    for (int i = 0; i < income_count; ++i)
      for (int a = 0; a < age_group_count; ++a)
        for (int c = 0; c < coverage_count; ++c) {
          std::size_t const cell = joint_cell(r, i, a, c);
          seed(static_cast<Eigen::Index>(cell)) = seed_of(national, r, i, a, c);
          race.category[cell] = r;
          income.category[cell] = i;
          age.category[cell] = a;
          cover.category[cell] = c + (a == 2 ? coverage_count : 0);
        }
  return fit(seed, {race, income, age, cover});
}

std::vector<double> zone_shares(std::vector<Zone> const& zones) {
  std::vector<double> shares;
  for (Zone const& zone : zones) shares.push_back(std::max(0.0, zone.share_of_residents));
  double const sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares)
    share = sum > 0.0 ? share / sum : 1.0 / static_cast<double>(zones.size());
  return shares;
}

std::vector<double> zone_weights(Group const& group, std::vector<Zone> const& zones) {
  std::vector<double> weights(zones.size(), 1.0);
  for (auto const& [id, weight] : group.zone_weight)
    for (std::size_t z = 0; z < zones.size(); ++z)
      if (zones[z].id == id) weights[z] = weight;
  return weights;
}

Eigen::ArrayXd zone_composition(Scenario const& scenario, Eigen::ArrayXd const& joint) {
  auto const& zones = scenario.zones;
  std::vector<double> const shares = zone_shares(zones);
  std::size_t const cells = zones.size() * race_count * income_count;
  Margin zone{std::vector<int>(cells), Eigen::Map<Eigen::ArrayXd const>(
                                           shares.data(), static_cast<Eigen::Index>(zones.size()))};
  Margin person{std::vector<int>(cells), Eigen::ArrayXd::Zero(race_count * income_count)};
  for (std::size_t cell = 0; cell < joint_cells; ++cell)
    person.target(static_cast<Eigen::Index>(cell / (age_group_count * coverage_count))) +=
        joint(static_cast<Eigen::Index>(cell));

  std::vector<std::vector<double>> weights;
  for (Group const& group : scenario.groups) weights.push_back(zone_weights(group, zones));
  auto const state = income_shares(scenario.margins, scenario.national);
  Eigen::ArrayXd seed(static_cast<Eigen::Index>(cells));
  std::size_t cell = 0;
  for (std::size_t z = 0; z < zones.size(); ++z) {
    auto const here = income_shares(scenario.margins, scenario.national, zones[z].income_factor);
    for (std::size_t r = 0; r < race_count; ++r) {
      // Non-members live as others do; members are `weight` times as likely to live in this zone.
      double lift = 1.0;
      for (std::size_t g = 0; g < weights.size(); ++g)
        lift *= 1.0 + scenario.groups[g].share_by_race[r] * (weights[g][z] - 1.0);
      for (std::size_t i = 0; i < income_count; ++i, ++cell) {
        std::size_t const kind = r * income_count + i;
        seed(static_cast<Eigen::Index>(cell)) =
            shares[z] * lift * here[i] / state[i] * person.target(static_cast<Eigen::Index>(kind));
        zone.category[cell] = static_cast<int>(z);
        person.category[cell] = static_cast<int>(kind);
      }
    }
  }
  return fit(seed, {person, zone});
}

}  // namespace kith
