#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <vector>

#include "kith/scenario/income.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// Shares of the four income bands if the median is `factor` times the community's (lognormal).
std::array<double, income_count> income_shares(Margins const& margins,
                                               NationalFigures const& national,
                                               double factor = 1.0);

/// Shares of ages 10-17, 18-64, 65 and over among residents aged 10 and over.
std::array<double, age_group_count> age_group_shares(Margins const& margins,
                                                     NationalFigures const& national);

/// Cell of the joint table race x income x age group x coverage.
constexpr std::size_t joint_cell(int race, int income, int age_group, int coverage) {
  return static_cast<std::size_t>(
      ((race * income_count + income) * age_group_count + age_group) * coverage_count + coverage);
}
inline constexpr std::size_t joint_cells =
    std::size_t{race_count} * income_count * age_group_count * coverage_count;

/// Joint shares of race, income, age group and coverage: the national pattern fitted to the
/// community's margins.
Eigen::ArrayXd joint_composition(Margins const& margins, NationalFigures const& national);

/// Joint shares of zone, race and income (index (zone * 5 + race) * 4 + income): they match zones'
/// shares and the community's race x income; within these, zones differ by income factor and by
/// where groups live.
Eigen::ArrayXd zone_composition(Scenario const& scenario, Eigen::ArrayXd const& joint);

/// Share of residents of each zone, adding up to 1.
std::vector<double> zone_shares(std::vector<Zone> const& zones);

/// How much more likely members of the group are to live in each zone (1 = as others).
std::vector<double> zone_weights(Group const& group, std::vector<Zone> const& zones);

}  // namespace kith
