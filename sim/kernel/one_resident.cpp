#include "kith/kernel/one_resident.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/kernel/equations.hpp"

namespace kith {

double latent_score(CompiledScenario const& compiled, Residents const& residents, Row row,
                    double zone_shock) {
  TreatmentEvidence const& e = *compiled.evidence.treatment;
  double const works = residents.medication[row] / double{medication_scale};
  double const benefit =
      benefit_of_care(residents.therapy[row] / double{benefit_scale},
                      residents.support[row] / double{benefit_scale},
                      works * e.medication_share_of_smd * e.medication_smd, double{e.cap_z});
  // Adds up as the pass does except for the order: integers first, which are exact. Another order
  // would change the last bits of results.
  double const own = residents.level[row] + residents.shock[row] +
                     compiled.distress.state_weight * residents.state[row];
  return own / double{z_scale} + zone_shock - benefit;
}

double k6_of_score(DistressTables const& tables, double z) {
  return double{k6_of_score(static_cast<float>(z), tables.k6_floor, tables.k6_per_log)};
}

bool is_need_felt(CompiledScenario const& compiled, Residents const& residents, Row row,
                  double k6) {
  NeedEvidence const& e = *compiled.evidence.need;
  AwarenessEvidence const& a = *compiled.evidence.awareness;
  NeedNumbers<double> const numbers{e.intercept, e.per_k6_point, e.per_awareness_sd / a.sd, a.mean};
  double const awareness = residents.awareness[row] / double{awareness_scale};
  return log_odds_of_felt_need(numbers, k6, awareness) >
         double{compiled.felt_threshold[residents.readiness[row]]};
}

TieEffect effect_of_tie(CompiledScenario const& compiled, Residents const& residents, Row row,
                        Row other) {
  EvidenceBase const& e = compiled.evidence;
  auto const gap = [&](auto const& shown, double scale) {
    return (static_cast<double>(shown[other]) - static_cast<double>(shown[row])) / scale;
  };
  double const weight = 1.0 / std::max(1, int{residents.ties[row]});
  double const better =
      e.distress->tie_influence_z_per_year / 52.0 / compiled.distress.state_weight;
  double const stigma = gap(residents.seen_stigma, double{shown_scale});
  return {
      pull_of_tie(weight, gap(residents.seen_z, double{shown_scale}), better,
                  better * e.distress->worse_tie_factor),
      drift_to_tie(weight, near_enough(stigma), double{e.stigma->tie_per_week}),
      drift_to_tie(weight, gap(residents.seen_awareness, 255.0), double{e.awareness->tie_per_week}),
      std::abs(stigma) < 1.0};
}

}  // namespace kith
