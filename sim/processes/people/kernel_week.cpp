#include "kith/processes/people/kernel_week.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/treatment.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

float kept_a_week(double half_life_weeks) {
  return static_cast<float>(kept_after(1.0, half_life_weeks));
}

void set_distress(KernelWeek& w, double weight, DistressEvidence const& e,
                  TreatmentEvidence const& t) {
  w.state_weight = static_cast<float>(weight);
  w.tie_better = static_cast<float>(e.tie_influence_z_per_year / weeks_per_year / weight);
  w.tie_worse = w.tie_better * static_cast<float>(e.worse_tie_factor);
  w.shock_keep = kept_a_week(e.shock_half_life_weeks);
  // Housemates are met in only two of sixteen weeks, so strain from one meeting must be larger for
  // the lasting strain to be right.
  double const lasting =
      e.caregiver_burden_z * (1.0 - double{w.shock_keep}) * tie_slots / household_slots;
  w.burden = static_cast<float>(lasting);
  w.burden_relief = static_cast<float>(lasting * (1.0 - e.burden_relief_share));
  w.benefit_keep = kept_a_week(t.half_life_weeks);
  w.benefit_cap = static_cast<float>(t.cap_z);
  w.medication_step = static_cast<float>(double{medication_scale} / t.medication_rise_weeks);
  w.medication_keep = kept_a_week(t.medication_fade_half_life_weeks);
  w.medication_full =
      static_cast<float>(t.medication_share_of_smd * t.medication_smd / double{medication_scale});
}

void set_social(KernelWeek& w, EvidenceBase const& e, double recovery_norm) {
  w.stigma_return = static_cast<float>(e.stigma->return_per_week);
  w.stigma_tie = static_cast<float>(e.stigma->tie_per_week);
  w.speaks = static_cast<float>(e.stigma->speaks_per_week * e.stigma->tie_speaks_sd);
  w.recovery_norm = static_cast<float>(recovery_norm);
  w.recovery_weeks = static_cast<std::uint8_t>(e.stigma->recovery_weeks);
  w.awareness_return = static_cast<float>(e.awareness->return_per_week);
  w.awareness_tie = static_cast<float>(e.awareness->tie_per_week);
  double const keep = 1.0 - e.trust->return_per_week;
  w.trust_return_four = static_cast<float>(1.0 - keep * keep * keep * keep);
  w.trust_member = static_cast<float>(e.trust->host_organization * 255.0);
  w.trust_community = static_cast<float>(e.trust->community * 255.0);
  w.trust_primary = static_cast<float>(e.trust->primary_care * 255.0);
}

/// Bounds of the chances that one draw decides: a detection or a crisis.
void set_bounds(KernelWeek& w, CompiledScenario const& compiled) {
  DistressTables const& tables = compiled.distress;
  float const crisis = tables.most_crisis * std::max(1.0F, w.crisis_in_care);
  w.most_hit = compiled.most_visits * tables.most_detection + crisis;
  w.most_hit_well = compiled.most_visits * tables.detection.front();
}

void set_seeking(KernelWeek& w, EvidenceBase const& e) {
  w.need.intercept = static_cast<float>(e.need->intercept);
  w.need.per_k6 = static_cast<float>(e.need->per_k6_point);
  w.need.per_awareness = static_cast<float>(e.need->per_awareness_sd / e.awareness->sd);
  w.need.awareness_mean = static_cast<float>(e.awareness->mean);
  w.per_z = static_cast<float>(e.help_seeking->per_z);
  w.per_stigma = static_cast<float>(e.help_seeking->per_stigma_sd);
  w.crisis_in_care = static_cast<float>(e.crisis->in_care_factor);
}

}  // namespace

KernelWeek kernel_week(State const& state, WeekContext const& context) {
  CompiledScenario const& compiled = context.compiled;
  KernelWeek w{};
  w.week = context.clock;
  w.margins = context.strata.margins_of_cell.data();
  w.margin_count = static_cast<std::uint32_t>(context.strata.of_margin.size());
  w.margins_of_zone = context.strata.margins_of_zone;
  w.own = context.strata.own();
  w.zone_shock = context.zone_shock.data();
  w.asks_reasons = context.asks_reasons;
  w.seed = compiled.draws.seed;
  w.replicate = compiled.draws.replicate;
  w.state_keep = compiled.distress.state_keep.data();
  w.state_noise = compiled.distress.state_noise.data();
  w.k6_floor = compiled.distress.k6_floor;
  w.k6_per_log = compiled.distress.k6_per_log;
  w.detection = compiled.distress.detection.data();
  w.crisis = compiled.distress.crisis.data();
  w.welfare = compiled.distress.welfare.data();
  w.felt_threshold = compiled.felt_threshold.data();
  w.trust_effect = compiled.trust_effect.data();
  w.most_trust = std::max(compiled.trust_effect.front(), compiled.trust_effect.back());
  w.visits = compiled.primary_care_visits.data();
  w.personal_factor = compiled.personal_factor.data();
  w.clinic_trust = compiled.clinic_trust_set_point.data();
  set_distress(w, compiled.distress.state_weight, *compiled.evidence.distress,
               *compiled.evidence.treatment);
  set_social(w, compiled.evidence, state.recovery_norm);
  set_seeking(w, compiled.evidence);
  set_bounds(w, compiled);
  return w;
}

}  // namespace kith
