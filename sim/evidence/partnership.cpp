#include "kith/evidence/programs_evidence.hpp"

namespace kith {

namespace {

void describe_part_1(Form& form, PartnershipEvidence& evidence) {
  form.evidence({"trust_start", "1", "Trust between partners at the start."}, {0, 1}, Drawn::yes,
                evidence.trust_start);
  form.evidence({"trust_growth_per_week", "1/week",
                 "Growth of trust with monthly meetings held and power shared."},
                {0, 1}, Drawn::yes, evidence.trust_growth_per_week);
  form.evidence(
      {"trust_loss_in_conflict_per_week", "1/week", "Part of trust lost in a week of conflict."},
      {0, 1}, Drawn::yes, evidence.trust_loss_in_conflict_per_week);
  form.evidence({"conflict", "1", "Share of time in conflict."}, {0, 1}, Drawn::yes,
                evidence.conflict);
  form.evidence({"leader_leaves_per_year", "1/year", "Rate at which a leader leaves."}, {0, 5},
                Drawn::yes, evidence.leader_leaves_per_year);
  form.evidence({"trust_loss_leader_left", "1", "Part of trust lost with a leader."}, {0, 1},
                Drawn::yes, evidence.trust_loss_leader_left);
  form.evidence({"communication_per_week", "1/week",
                 "Approach of communication to the number of meetings held a month, 1 at most."},
                {0, 1}, Drawn::yes, evidence.communication_per_week);
  form.evidence({"goals_per_week", "1/week", "Approach of shared goals to what partners want."},
                {0, 1}, Drawn::yes, evidence.goals_per_week);
  form.evidence({"joint_plan_gain", "1", "Gain in shared goals by the joint plan."}, {0, 1},
                Drawn::yes, evidence.joint_plan_gain);
  form.evidence({"inclusion_per_week", "1/week",
                 "Approach of inclusion to shared power times representation."},
                {0, 1}, Drawn::yes, evidence.inclusion_per_week);
  form.evidence({"runway_weeks", "week", "Weeks of money ahead that count as full resources."},
                {1, 260}, Drawn::no, evidence.runway_weeks);
  form.evidence({"planning_weeks", "week", "Weeks before the first service."}, {0, 260}, Drawn::yes,
                evidence.planning_weeks);
  form.evidence({"maturity_weeks", "week", "Time constant of maturity."}, {1, 1000}, Drawn::yes,
                evidence.maturity_weeks);
  form.evidence({"full_effect_maturity", "1", "Maturity from which coefficients act in full."},
                {0.01, 1}, Drawn::yes, evidence.full_effect_maturity);
}

void describe_part_2(Form& form, PartnershipEvidence& evidence) {
  form.evidence({"ending_funded_per_week", "1/week", "Hazard of ending while funded."}, {0, 1},
                Drawn::yes, evidence.ending_funded_per_week);
  form.evidence({"ending_unfunded_per_week", "1/week", "Hazard of ending without a grant."}, {0, 1},
                Drawn::yes, evidence.ending_unfunded_per_week);
  form.evidence({"functioning_hazard_ratio", "1", "Hazard ratio of ending per SD of functioning."},
                {0.05, 1}, Drawn::yes, evidence.functioning_hazard_ratio);
  form.evidence({"functioning_sd", "1", "SD of functioning between partnerships."}, {0.01, 1},
                Drawn::no, evidence.functioning_sd);
  form.evidence({"functioning_reference_funded", "1",
                 "Functioning at which the hazard is as stated, funded."},
                {0, 1}, Drawn::no, evidence.functioning_reference_funded);
  form.evidence({"functioning_reference_unfunded", "1", "The same without a grant."}, {0, 1},
                Drawn::no, evidence.functioning_reference_unfunded);
  form.evidence({"technical_help_factor", "1",
                 "Hazard of ending with continuing technical help against without."},
                {0, 1}, Drawn::yes, evidence.technical_help_factor);
  form.evidence({"renewal_log_odds", "logit",
                 "Log odds of renewing a grant at functioning 0.5 without a plan."},
                {-10, 10}, Drawn::yes, evidence.renewal_log_odds);
  form.evidence(
      {"renewal_per_functioning", "logit", "Change of those log odds per unit of functioning."},
      {-10, 10}, Drawn::yes, evidence.renewal_per_functioning);
  form.evidence({"renewal_with_plan", "logit", "Effect of a plan to sustain the work."}, {-10, 10},
                Drawn::yes, evidence.renewal_with_plan);
}

}  // namespace

void describe(Form& form, PartnershipEvidence& evidence) {
  describe_part_1(form, evidence);
  describe_part_2(form, evidence);
}

}  // namespace kith
