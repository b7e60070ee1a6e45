#pragma once

#include "kith/schema/form.hpp"

namespace kith {

// The numbers on partnerships, on what their programs do, and on costs. Like those of
// evidence_base.hpp they are declared in sim/evidence/ and stand in scenarios/evidence.toml.

/// How partners work together.
struct PartnershipEvidence {
  Evidence trust_start;
  Evidence trust_growth_per_week;
  Evidence trust_loss_in_conflict_per_week;
  Evidence conflict;
  Evidence leader_leaves_per_year;
  Evidence trust_loss_leader_left;
  Evidence communication_per_week;
  Evidence goals_per_week;
  Evidence joint_plan_gain;
  Evidence inclusion_per_week;
  Evidence runway_weeks;
  Evidence planning_weeks;
  Evidence maturity_weeks;
  Evidence full_effect_maturity;
  Evidence ending_funded_per_week;
  Evidence ending_unfunded_per_week;
  Evidence functioning_hazard_ratio;
  Evidence functioning_sd;
  Evidence functioning_reference_funded;
  Evidence functioning_reference_unfunded;
  Evidence technical_help_factor;
  Evidence renewal_log_odds;
  Evidence renewal_per_functioning;
  Evidence renewal_with_plan;
};

/// Programs that bring care: counseling at school, groups, vans, video, collaborative care.
struct CareProgramsEvidence {
  Evidence school_smd;
  Evidence school_trauma_smd;
  Evidence school_start;
  Evidence school_drop_out_per_week;
  Evidence school_sessions;
  Evidence school_screens_per_counselor_week;
  Evidence school_accepts_share;
  Evidence school_family_share;
  Evidence group_smd;
  Evidence group_places;
  Evidence group_hours_per_week;
  Evidence group_meetings;
  Evidence group_ties_per_meeting;
  Evidence made_tie_ends_per_week;
  Evidence mobile_visits_per_week;
  Evidence remote_attend_share;
  Evidence collaborative_smd;
  Evidence collaborative_clients;
  Evidence collaborative_contacts;
  Evidence collaborative_weeks;
  Evidence collaborative_detects_share;
  Evidence collaborative_accepts_share;
  Evidence collaborative_physical_share;
};

/// What programs do in a week.
struct ProgramsEvidence : CareProgramsEvidence {
  Evidence outreach_contacts_per_worker_week;
  Evidence outreach_accepts_share;
  Evidence screen_cut_off_k6;
  Evidence at_risk_weight_poverty;
  Evidence at_risk_weight_trauma;
  Evidence at_risk_weight_isolation;
  Evidence at_risk_weight_distress;
  Evidence peer_talks_per_week;
};

/// What things cost, in US dollars of 2024.
struct CostsEvidence {
  Evidence therapy_session_usd;
  Evidence prescriber_visit_usd;
  Evidence primary_care_visit_usd;
  Evidence crisis_visit_usd;
  Evidence medication_week_usd;
  Evidence health_worker_year_usd;
  Evidence peer_year_usd;
  Evidence coordinator_year_usd;
  Evidence partner_meeting_usd;
  Evidence school_counselor_year_usd;
  Evidence group_facilitator_year_usd;
  Evidence mobile_clinic_year_usd;
  Evidence collaborative_place_year_usd;
};

void describe(Form& form, PartnershipEvidence& evidence);
void describe(Form& form, CareProgramsEvidence& evidence);
void describe(Form& form, ProgramsEvidence& evidence);
void describe(Form& form, CostsEvidence& evidence);

}  // namespace kith
