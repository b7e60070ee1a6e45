#include <Eigen/Core>

#include "kith/ground/expect.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {

CoverageTable coverage_table(Margins const& margins, NationalFigures const& national) {
  Eigen::ArrayXd const joint = joint_composition(margins, national);
  CoverageTable table;
  for (int age = 0; age < age_group_count; ++age)
    for (int income = 0; income < income_count; ++income) {
      std::array<double, coverage_count> all{};
      for (int race = 0; race <= race_count; ++race) {
        // The last row is for people of any race.
        std::array<double, coverage_count> shares{};
        double sum = 0.0;
        for (int c = 0; c < coverage_count; ++c) {
          auto const at = static_cast<std::size_t>(c);
          shares[at] = race == race_count
                           ? all[at]
                           : joint(static_cast<Eigen::Index>(joint_cell(race, income, age, c)));
          if (race < race_count) all[at] += shares[at];
          sum += shares[at];
        }
        auto& cumulative =
            table.cumulative[static_cast<std::size_t>(age)][static_cast<std::size_t>(income)]
                            [static_cast<std::size_t>(race)];
        double upto = 0.0;
        for (std::size_t c = 0; c < coverage_count; ++c) {
          upto += sum > 0.0 ? shares[c] / sum
                            : national.coverage_given_age_income
                                  .value[age][income][c];  // nobody to learn from
          cumulative[c] = upto;
        }
      }
    }
  return table;
}

std::uint8_t CoverageTable::draw(int age, int income, int race, double u) const {
  KITH_EXPECT(age >= youngest_age && income >= 0 && income < income_count && is_share(u));
  KITH_EXPECT(race >= 0 && race <= race_count);
  auto const& upto = cumulative[static_cast<std::size_t>(age_group(age))]
                               [static_cast<std::size_t>(income)][static_cast<std::size_t>(race)];
  std::uint8_t coverage = 0;
  for (std::size_t c = 0; c + 1 < coverage_count; ++c)
    if (u >= upto[c]) coverage = static_cast<std::uint8_t>(c + 1);
  // Rounding of the last sum must not give out a coverage that nobody of this age has.
  while (coverage > 0 && upto[coverage] == upto[coverage - 1u]) --coverage;
  return coverage;
}

std::uint8_t draw_coverage(Margins const& margins, NationalFigures const& national, int age,
                           int income, double u) {
  return coverage_table(margins, national).draw(age, income, race_count, u);
}

}  // namespace kith
