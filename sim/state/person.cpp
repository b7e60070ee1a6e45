#include "kith/state/person.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/whole.hpp"

namespace kith {
namespace {

std::int16_t fixed_z(double z) {
  return nearest<std::int16_t>(std::clamp(z, -largest_z, largest_z) * double{z_scale});
}

std::uint8_t byte_share(double share) {
  return nearest<std::uint8_t>(std::clamp(share, 0.0, 1.0) * 255.0);
}

double group_sum(CompiledScenario const& compiled, unsigned groups, double Group::*shift) {
  double sum = 0.0;
  for (std::size_t g = 0; g < compiled.scenario->groups.size(); ++g)
    if ((groups >> g & 1u) != 0) sum += compiled.scenario->groups[g].*shift;
  return sum;
}

/// Low income prolongs distress more than it causes it (distress.time_constant_income_sd).
std::uint8_t draw_course(DistressEvidence const& e, int income, double normal_draw) {
  constexpr double by_income[] = {0.5, 1.0 / 6.0, -1.0 / 6.0, -0.5};  // evenly over four bands
  double const sds = normal_draw + by_income[income] * e.time_constant_income_sd;
  double const place = std::floor(sds / course_class_sd) + course_classes / 2.0;
  return static_cast<std::uint8_t>(std::clamp(place, 0.0, course_classes - 1.0));
}

}  // namespace

double shift_of_set_point(CompiledScenario const& compiled, Residents const& residents, Row row) {
  KITH_EXPECT(row < residents.cell.size());
  DistressEvidence const& e = *compiled.evidence.distress;
  Cell const cell = compiled.cells.at(residents.cell[row]);
  double const by_income[] = {e.income_below_100_shift_z, e.income_100_199_shift_z,
                              e.income_200_399_shift_z, e.income_400_plus_shift_z};
  double const by_age[] = {e.age_10_17_shift_z, e.age_18_25_shift_z, e.age_26_49_shift_z,
                           e.age_50_64_shift_z, e.age_65_plus_shift_z};
  double const by_race[] = {0.0, e.black_shift_z, e.hispanic_shift_z, e.asian_shift_z,
                            e.other_shift_z};
  double shift = by_income[cell.income] + by_age[cell.age_band] + by_race[cell.race];
  shift += cell.sex == 0 ? e.female_shift_z : e.male_shift_z;
  if (cell.coverage == 3) shift += e.uninsured_shift_z;
  if ((residents.status[row] & has_trauma) != 0) shift += e.trauma_shift_z;
  if (residents.ties[row] <= 1) shift += e.isolation_shift_z;
  return shift + group_sum(compiled, cell.groups, &Group::distress_shift_z);
}

void set_level(CompiledScenario const& compiled, Residents& residents, Row row) {
  KITH_EXPECT(row < residents.cell.size());
  DistressEvidence const& e = *compiled.evidence.distress;
  double const trait = residents.trait[row] / double{z_scale};
  double const spread = std::sqrt(e.trait_share - e.reference_shift_variance);
  double const shift = shift_of_set_point(compiled, residents, row) - e.reference_shift_mean_z;
  residents.level[row] = fixed_z(e.mean_z + shift + spread * trait);
}

std::uint8_t standing_status(CompiledScenario const& compiled, Residents const& residents,
                             Row row) {
  KITH_EXPECT(row < residents.cell.size());
  bool const has_group = compiled.cells.at(residents.cell[row]).groups != 0;
  return static_cast<std::uint8_t>((residents.age[row] >= 18 ? adult : 0) |
                                   (has_group ? own_culture : 0));
}

void draw_inner_life(CompiledScenario const& compiled, Residents& residents, Row row) {
  KITH_EXPECT(row < residents.cell.size());
  std::uint32_t const generation = residents.generation[row];
  Words const a = compiled.draws.words(row, generation, Purpose::newcomer, 0);
  Words const b = compiled.draws.words(row, generation, Purpose::newcomer, 1);
  Cell const cell = compiled.cells.at(residents.cell[row]);
  residents.trait[row] = fixed_z(normal(a[0]));
  residents.state[row] = fixed_z(normal(a[1]));
  double const stigma = std::clamp(
      normal(a[2]) + group_sum(compiled, cell.groups, &Group::stigma_shift_sd), -3.9, 3.9);
  residents.stigma[row] = nearest<std::int16_t>(stigma * double{stigma_scale});
  residents.stigma_set_point[row] = nearest<std::int8_t>(stigma * double{set_point_scale});
  double const aware =
      compiled.evidence.awareness->mean + compiled.evidence.awareness->sd * normal(a[3]);
  residents.awareness_set_point[row] = byte_share(aware);
  residents.awareness[row] = static_cast<std::uint16_t>(residents.awareness_set_point[row] * 257);
  TrustEvidence const& trust = *compiled.evidence.trust;
  residents.trust_clinic[row] =
      byte_share(double{compiled.clinic_trust_set_point[residents.cell[row]]});
  residents.trust_community[row] =
      byte_share(residents.memberships[row] != 0 ? trust.host_organization : trust.community);
  residents.trust_primary[row] = byte_share(trust.primary_care);
  residents.readiness[row] = static_cast<std::uint8_t>(b[0] >> 24);
  residents.course[row] = draw_course(*compiled.evidence.distress, cell.income, normal(b[1]));
  residents.shock[row] = 0;
  residents.therapy[row] = residents.support[row] = residents.medication[row] = 0;
  residents.status[row] = static_cast<std::uint8_t>((residents.status[row] & has_trauma) |
                                                    standing_status(compiled, residents, row));
  for (auto& column : residents.since_need) column[row] = 255;
  residents.since_treated[row] = residents.since_counseled[row] = 255;
  residents.since_medicated[row] = residents.since_supported[row] = 255;
  set_level(compiled, residents, row);
}

void move_in(CompiledScenario const& compiled, Residents& residents, Row row) {
  KITH_EXPECT(row < residents.cell.size());
  residents.generation[row] = static_cast<std::uint8_t>(residents.generation[row] + 1);
  Words const w = compiled.draws.words(row, residents.generation[row], Purpose::newcomer, 2);
  auto const at = std::upper_bound(compiled.newcomer_ages.begin(), compiled.newcomer_ages.end(),
                                   uniform(w[0]) * compiled.newcomer_ages.back());
  int const age = std::min(95, 10 + static_cast<int>(at - compiled.newcomer_ages.begin()));
  Margins const& margins = compiled.scenario->margins;
  Cell cell = compiled.cells.at(residents.cell[row]);
  cell.sex = uniform(w[1]) < margins.female_share ? 0 : 1;
  cell.age_band = age_band(age);
  cell.coverage = compiled.coverage.draw(age, cell.income, cell.race, uniform(w[2]));
  Access access = compiled.access.at(residents.access[row]);
  access.coverage = cell.coverage;
  residents.age[row] = static_cast<std::uint8_t>(age);
  residents.cell[row] = compiled.cells.index(cell);
  residents.access[row] = compiled.access.index(access);
  residents.status[row] = uniform(w[3]) < margins.trauma_share ? has_trauma : 0;
  draw_inner_life(compiled, residents, row);
}

}  // namespace kith
