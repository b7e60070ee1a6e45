#include "kith/state/person.hpp"

#include <algorithm>
#include <cmath>

namespace kith {
namespace {

std::int16_t fixed_z(double z) {
  return static_cast<std::int16_t>(std::lrint(std::clamp(z, -7.9, 7.9) * double{z_scale}));
}

std::uint8_t byte_share(double share) {
  return static_cast<std::uint8_t>(std::lrint(std::clamp(share, 0.0, 1.0) * 255.0));
}

double group_sum(Setting const& setting, unsigned groups, double Group::*shift) {
  double sum = 0.0;
  for (std::size_t g = 0; g < setting.scenario->groups.size(); ++g)
    if ((groups >> g & 1u) != 0) sum += setting.scenario->groups[g].*shift;
  return sum;
}

}  // namespace

double shift_of_set_point(Setting const& setting, Residents const& residents, Row row) {
  DistressEvidence const& e = setting.evidence.distress;
  Cell const cell = setting.cells.at(residents.cell[row]);
  double const by_income[] = {e.income_below_100_shift_z, e.income_100_199_shift_z,
                              e.income_200_399_shift_z, e.income_400_plus_shift_z};
  double const by_age[] = {e.age_10_17_shift_z, e.age_18_25_shift_z, e.age_26_49_shift_z,
                           e.age_50_plus_shift_z, e.age_50_plus_shift_z};
  double shift = by_income[cell.income] + by_age[cell.age_band];
  shift += cell.sex == 0 ? e.female_shift_z : e.male_shift_z;
  if (cell.coverage == 3) shift += e.uninsured_shift_z;
  if ((residents.status[row] & has_trauma) != 0) shift += e.trauma_shift_z;
  if (residents.ties[row] <= 1) shift += e.isolation_shift_z;
  return shift + group_sum(setting, cell.groups, &Group::distress_shift_z);
}

void set_level(Setting const& setting, Residents& residents, Row row) {
  DistressEvidence const& e = setting.evidence.distress;
  double const trait = residents.trait[row] / double{z_scale};
  double const spread = std::sqrt(e.trait_share - e.reference_shift_variance);
  double const shift = shift_of_set_point(setting, residents, row) - e.reference_shift_mean_z;
  residents.level[row] = fixed_z(e.mean_z + shift + spread * trait);
}

std::uint8_t standing_status(Setting const& setting, Residents const& residents, Row row) {
  bool const has_group = setting.cells.at(residents.cell[row]).groups != 0;
  return static_cast<std::uint8_t>((residents.age[row] >= 18 ? adult : 0) |
                                   (has_group ? own_culture : 0));
}

void draw_inner_life(Setting const& setting, Residents& residents, Row row) {
  std::uint32_t const generation = residents.generation[row];
  Words const a = setting.draws.words(row, generation, Purpose::newcomer, 0);
  Words const b = setting.draws.words(row, generation, Purpose::newcomer, 1);
  Cell const cell = setting.cells.at(residents.cell[row]);
  residents.trait[row] = fixed_z(normal(a[0]));
  residents.state[row] = fixed_z(normal(a[1]));
  double const stigma = std::clamp(
      normal(a[2]) + group_sum(setting, cell.groups, &Group::stigma_shift_sd), -3.9, 3.9);
  residents.stigma[row] = static_cast<std::int16_t>(std::lrint(stigma * double{stigma_scale}));
  residents.stigma_set_point[row] =
      static_cast<std::int8_t>(std::lrint(stigma * double{set_point_scale}));
  double const aware =
      setting.evidence.awareness.mean + setting.evidence.awareness.sd * normal(a[3]);
  residents.awareness_set_point[row] = byte_share(aware);
  residents.awareness[row] = static_cast<std::uint16_t>(residents.awareness_set_point[row] * 257);
  TrustEvidence const& trust = setting.evidence.trust;
  residents.trust_clinic[row] =
      byte_share(double{setting.clinic_trust_set_point[residents.cell[row]]});
  residents.trust_community[row] =
      byte_share(residents.memberships[row] != 0 ? trust.host_organization : trust.community);
  residents.trust_primary[row] = byte_share(trust.primary_care);
  residents.readiness[row] = static_cast<std::uint8_t>(b[0] >> 24);
  residents.shock[row] = 0;
  residents.therapy[row] = residents.support[row] = residents.medication[row] = 0;
  residents.status[row] = static_cast<std::uint8_t>((residents.status[row] & has_trauma) |
                                                    standing_status(setting, residents, row));
  for (auto& column : residents.since_need) column[row] = 255;
  residents.since_treated[row] = residents.since_counseled[row] = 255;
  residents.since_medicated[row] = residents.since_supported[row] = 255;
  set_level(setting, residents, row);
}

void move_in(Setting const& setting, Residents& residents, Row row) {
  residents.generation[row] = static_cast<std::uint8_t>(residents.generation[row] + 1);
  Words const w = setting.draws.words(row, residents.generation[row], Purpose::newcomer, 2);
  auto const at = std::upper_bound(setting.newcomer_ages.begin(), setting.newcomer_ages.end(),
                                   uniform(w[0]) * setting.newcomer_ages.back());
  int const age = std::min(95, 10 + static_cast<int>(at - setting.newcomer_ages.begin()));
  Population const& population = setting.scenario->population;
  Cell cell = setting.cells.at(residents.cell[row]);
  cell.sex = uniform(w[1]) < population.female_share ? 0 : 1;
  cell.age_band = age_band(age);
  cell.coverage = setting.coverage.draw(age, cell.income, cell.race, uniform(w[2]));
  Access access = setting.access.at(residents.access[row]);
  access.coverage = cell.coverage;
  residents.age[row] = static_cast<std::uint8_t>(age);
  residents.cell[row] = setting.cells.index(cell);
  residents.access[row] = setting.access.index(access);
  residents.status[row] = uniform(w[3]) < population.trauma_share ? has_trauma : 0;
  draw_inner_life(setting, residents, row);
}

}  // namespace kith
