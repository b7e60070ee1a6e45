#pragma once

#include "kith/schema/form.hpp"

namespace kith {

// The numbers on what partners build up together: what people are told, who is trained, who follows
// up, who joins and helps, what is won, and what partners know. Declared in
// sim/evidence/joint_work.cpp; values, ranges and sources stand in scenarios/evidence.toml.

/// Awareness campaigns.
struct CampaignEvidence {
  Evidence touch_usd;
  Evidence contact_usd;
};

/// Training of those who see distress first, and of clinicians.
struct GatekeeperEvidence {
  Evidence notices_per_year;
  Evidence accepts_share;
  Evidence half_life_weeks;
  Evidence stigma_sd;
  Evidence awareness_gain;
  Evidence training_usd;
  Evidence competence_share_of_match;
  Evidence clinician_training_usd;
};

/// Coordinated care and referrals between organizations.
struct CoordinationEvidence {
  Evidence requests_per_fte_week;
  Evidence rebooked_share;
  Evidence turn_to_organization_per_year;
  Evidence referral_accepted_share;
  Evidence directory_use_per_year;
  Evidence directory_usd_year;
};

/// Volunteers and shared rooms.
struct SharingEvidence {
  Evidence volunteer_leaves_per_week;
  Evidence volunteer_recruit_weeks;
  Evidence volunteer_hours_per_week;
  Evidence hours_per_company;
  Evidence volunteer_support_usd_year;
  Evidence room_hour_usd;
  Evidence organization_hour_usd;
  Evidence volunteer_benefit_z;
};

/// Cooperatives: who joins and leaves, and how long they last.
struct CooperativeEvidence {
  Evidence join_per_week;
  Evidence heard_of_it_share;
  Evidence join_per_trust;
  Evidence join_per_friend;
  Evidence join_in_distress;
  Evidence join_per_price;
  Evidence join_per_stigma_sd;
  Evidence join_per_service;
  Evidence leave_per_week;
  Evidence stay_trust_factor;
  Evidence stay_serious_factor;
  Evidence yearly_shock_share;
  Evidence deficit_share;
  Evidence reserve_weeks;
  Evidence quorum_volunteers;
  Evidence decision_delay_weeks;
  Evidence weeks_of_debt;
  Evidence professionals_therapy_share;
};

/// Pressing for policy.
struct AdvocacyEvidence {
  Evidence win_per_year;
  Evidence reference_members_share;
  Evidence most_per_year;
  Evidence delay_weeks;
  Evidence levy_usd_per_head_year;
  Evidence coverage_take_up_share;
};

/// What partners know of unmet need.
struct KnowledgeEvidence {
  Evidence learning_per_week;
  Evidence forgetting_per_week;
};

/// People with lived experience who become peers.
struct PeerEvidence {
  Evidence accepts_share;
  Evidence training_weeks;
  Evidence training_usd;
  Evidence relapse_k6;
  Evidence own_benefit_z;
  Evidence income_benefit_z;
};

/// Employers who take part.
struct WorkplaceEvidence {
  Evidence rebooked_share;
  Evidence time_off_usd_year;
  Evidence job_z;
  Evidence job_support_usd;
};

/// All of them.
struct JointWorkEvidence {
  CampaignEvidence campaign;
  GatekeeperEvidence gatekeepers;
  CoordinationEvidence coordination;
  SharingEvidence sharing;
  CooperativeEvidence cooperative;
  AdvocacyEvidence advocacy;
  KnowledgeEvidence knowledge;
  PeerEvidence peers;
  WorkplaceEvidence workplace;
};

/// Declares each of them as a table of its own.
void describe(Form& form, JointWorkEvidence& evidence);

}  // namespace kith
