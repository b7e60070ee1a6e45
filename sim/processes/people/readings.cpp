#include "kith/processes/people/readings.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/ground/k6.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

double z_now(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  TreatmentEvidence const& t = *context.compiled.evidence.treatment;
  double const therapy = r.therapy[row] / double{benefit_scale};
  double const support = r.support[row] / double{benefit_scale};
  double const medication =
      r.medication[row] / double{medication_scale} * t.medication_share_of_smd * t.medication_smd;
  double const benefit = std::min<double>(
      t.cap_z, std::sqrt(therapy * therapy + support * support + medication * medication));
  int const zone = context.compiled.access.at(r.access[row]).zone;
  return (r.level[row] + r.shock[row] + context.compiled.distress.state_weight * r.state[row]) /
             double{z_scale} +
         double{context.zone_shock[static_cast<std::size_t>(zone)]} - benefit;
}

double k6_of(WeekContext const& context, double z) {
  float const tail = minus_log_tail(std::clamp(static_cast<float>(z), lowest_z, highest_z));
  DistressTables const& tables = context.compiled.distress;
  return double{std::clamp((tail + tables.k6_floor) * tables.k6_per_log, 0.0F, highest_k6)};
}

double k6_now(State const& state, WeekContext const& context, Row row) {
  return k6_of(context, z_now(state, context, row));
}

double reading_of_k6(State const& state, WeekContext const& context, Row row, std::uint32_t word) {
  double const reliability = context.compiled.evidence.distress->k6_reliability;
  return k6_of(context, std::sqrt(reliability) * z_now(state, context, row) +
                            std::sqrt(1.0 - reliability) * normal(word));
}

}  // namespace kith
