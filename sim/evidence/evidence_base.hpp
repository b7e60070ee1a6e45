#pragma once

#include "kith/evidence/joint_work_evidence.hpp"
#include "kith/evidence/programs_evidence.hpp"
#include "kith/schema/form.hpp"

namespace kith {

// The numbers that rest on evidence, by the part of the model that uses them. Each is declared with
// its unit and meaning in sim/evidence/; values, ranges and sources stand in
// scenarios/evidence.toml.

/// The latent score of distress, in population standard deviations (z), and its transform to K6.
struct DistressEvidence {
  Evidence trait_share;
  Evidence state_time_constant_weeks;
  Evidence mean_z;
  Evidence income_below_100_shift_z;
  Evidence income_100_199_shift_z;
  Evidence income_200_399_shift_z;
  Evidence income_400_plus_shift_z;
  Evidence female_shift_z;
  Evidence male_shift_z;
  Evidence age_10_17_shift_z;
  Evidence age_18_25_shift_z;
  Evidence age_26_49_shift_z;
  Evidence age_50_plus_shift_z;
  Evidence trauma_shift_z;
  Evidence isolation_shift_z;
  Evidence uninsured_shift_z;
  Evidence reference_shift_mean_z;
  Evidence reference_shift_variance;
  Evidence floor_share;
  Evidence tail_rate_per_point;
  Evidence k6_reliability;
  Evidence tie_influence_z_per_year;
  Evidence worse_tie_factor;
  Evidence caregiver_burden_z;
  Evidence burden_relief_share;
  Evidence violent_event_z;
  Evidence job_loss_z;
  Evidence job_loss_per_year;
  Evidence shock_half_life_weeks;
  Evidence violent_rate_factor_below_100;
  Evidence discrimination_z;
};

/// Felt need: whether a person in distress sees a need for help.
struct NeedEvidence {
  Evidence intercept;
  Evidence per_k6_point;
  Evidence per_awareness_sd;
  Evidence persistence_weeks;
};

/// Weekly hazard of looking for help, and the utility of a service.
struct HelpSeekingEvidence {
  Evidence base_hazard_per_week;
  Evidence per_z;
  Evidence per_stigma_sd;
  Evidence per_trust_sd;
  Evidence cost;
  Evidence distance_per_minute;
  Evidence no_language;
  Evidence wait_per_week;
  Evidence no_car_minutes_factor;
  Evidence remote_no_broadband;
  Evidence black_residual;
  Evidence hispanic_residual;
  Evidence asian_residual;
  Evidence other_residual;
  Evidence male_residual;
  Evidence young_residual;
  Evidence youth_factor;
  Evidence reference_slots_per_adult_week;
};

/// Detection in primary care.
struct PrimaryCareEvidence {
  Evidence visit_insured_per_week;
  Evidence visit_uninsured_per_week;
  Evidence detection_k6_9_plus;
  Evidence detection_k6_5_to_9;
  Evidence detection_k6_below_5;
  Evidence medication_share;
  Evidence referral_visit_per_week;
  Evidence visits_per_fte_week;
};

/// Emergency visits when severe distress goes untreated.
struct CrisisEvidence {
  Evidence hazard_per_week;
  Evidence per_k6_point;
  Evidence in_care_factor;
  Evidence referral_share;
};

/// Queues, attendance and capacity.
struct CareEvidence {
  Evidence therapist_sessions_per_week;
  Evidence working_weeks_share;
  Evidence prescriber_visits_per_week;
  Evidence prescriber_new_share;
  Evidence prescriber_follow_up_weeks;
  Evidence leave_queue_per_week;
  Evidence leave_queue_well_per_week;
  Evidence start_log_odds;
  Evidence start_per_week_waited;
  Evidence start_colocated;
  Evidence start_coached;
  Evidence missed_first_visit_slot;
  Evidence attend_share;
  Evidence drop_out_per_week;
  Evidence drop_out_per_stigma_sd;
  Evidence end_below_k6;
  Evidence least_sessions;
  Evidence most_sessions_medicaid;
  Evidence most_sessions_private;
  Evidence most_sessions_other;
  Evidence turnover_per_week;
  Evidence turnover_load_effect;
  Evidence refill_weeks;
  Evidence clients_lost_share;
  Evidence worker_clients;
  Evidence worker_contacts;
  Evidence worker_course_weeks;
  Evidence course_drop_out_per_contact;
  Evidence medication_stop_early_per_week;
  Evidence medication_early_weeks;
  Evidence medication_stop_late_per_week;
  Evidence prescriber_medicates_share;
  Evidence severe_priority_k6;
};

/// What care does to distress.
struct TreatmentEvidence {
  Evidence therapy_smd;
  Evidence medication_smd;
  Evidence peer_smd;
  Evidence health_worker_smd;
  Evidence full_benefit_per_smd;
  Evidence medication_share_of_smd;
  Evidence sessions_to_gain;
  Evidence half_life_weeks;
  Evidence cap_z;
  Evidence medication_rise_weeks;
  Evidence medication_fade_half_life_weeks;
  Evidence match_factor;
  Evidence unmatched_language_factor;
};

/// Stigma, in standard deviations of the reference nation.
struct StigmaEvidence {
  Evidence return_per_week;
  Evidence tie_per_week;
  Evidence contact_sd;
  Evidence speaks_per_week;
  Evidence tie_speaks_sd;
  Evidence recovery_weeks;
};

/// Awareness of what helps and where it is, 0 to 1.
struct AwarenessEvidence {
  Evidence mean;
  Evidence sd;
  Evidence touch_gain;
  Evidence return_per_week;
  Evidence tie_per_week;
};

/// Trust in three kinds of care, 0 to 1.
struct TrustEvidence {
  Evidence clinic;
  Evidence own_culture_clinic;
  Evidence host_organization;
  Evidence community;
  Evidence primary_care;
  Evidence centre;
  Evidence sd;
  Evidence good_visit;
  Evidence tie_visit;
  Evidence bad_event;
  Evidence discrimination;
  Evidence return_per_week;
  Evidence long_wait_weeks;
};

/// From K6 to other measures, and what counts as value.
struct ValuesEvidence {
  Evidence phq9_per_k6;
  Evidence who5_at_zero;
  Evidence who5_per_k6;
  Evidence who5_floor;
  Evidence life_satisfaction_at_zero;
  Evidence life_satisfaction_per_k6;
  Evidence utility_at_k6_0;
  Evidence utility_at_k6_5;
  Evidence utility_at_k6_9;
  Evidence utility_at_k6_13;
  Evidence utility_at_k6_18;
  Evidence utility_at_k6_24;
  Evidence discount_per_year;
};

/// Who comes, goes, moves, and knows whom.
struct PopulationEvidence {
  Evidence replaced_per_year;
  Evidence moved_per_year;
  Evidence mean_ties;
  Evidence isolated_share;
};

/// All evidence numbers: central values, or the draw of one replicate.
struct EvidenceBase {
  DistressEvidence distress;
  NeedEvidence need;
  HelpSeekingEvidence help_seeking;
  PrimaryCareEvidence primary_care;
  CrisisEvidence crisis;
  CareEvidence care;
  TreatmentEvidence treatment;
  StigmaEvidence stigma;
  AwarenessEvidence awareness;
  TrustEvidence trust;
  PartnershipEvidence partnership;
  ProgramsEvidence programs;
  JointWorkEvidence joint;
  CostsEvidence costs;
  ValuesEvidence values;
  PopulationEvidence population;
};

void describe(Form& form, DistressEvidence& evidence);
void describe(Form& form, NeedEvidence& evidence);
void describe(Form& form, HelpSeekingEvidence& evidence);
void describe(Form& form, PrimaryCareEvidence& evidence);
void describe(Form& form, CrisisEvidence& evidence);
void describe(Form& form, CareEvidence& evidence);
void describe(Form& form, TreatmentEvidence& evidence);
void describe(Form& form, StigmaEvidence& evidence);
void describe(Form& form, AwarenessEvidence& evidence);
void describe(Form& form, TrustEvidence& evidence);
void describe(Form& form, ValuesEvidence& evidence);
void describe(Form& form, PopulationEvidence& evidence);
void describe(Form& form, EvidenceBase& evidence);

}  // namespace kith
