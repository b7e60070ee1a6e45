#include "kith/scenario/program.hpp"

namespace kith {

// Each is defined at the end of the program's own file.
std::unique_ptr<Program> make_advocacy();
std::unique_ptr<Program> make_campaign();
std::unique_ptr<Program> make_care_coordination();
std::unique_ptr<Program> make_colocated_clinic();
std::unique_ptr<Program> make_cooperative();
std::unique_ptr<Program> make_gatekeeper_training();
std::unique_ptr<Program> make_integrated_primary_care();
std::unique_ptr<Program> make_mobile_clinic();
std::unique_ptr<Program> make_outreach();
std::unique_ptr<Program> make_peer_support();
std::unique_ptr<Program> make_quality_improvement();
std::unique_ptr<Program> make_resource_sharing();
std::unique_ptr<Program> make_school_counseling();
std::unique_ptr<Program> make_support_groups();
std::unique_ptr<Program> make_tailored_care();
std::unique_ptr<Program> make_telehealth();
std::unique_ptr<Program> make_workplace();

std::span<ProgramKind const> program_catalogue() {
  static constexpr ProgramKind kinds[] = {
      {"colocated_clinic",
       "Therapists of an agency work at a community organization's site.",
       make_colocated_clinic,
       {{"care.start_colocated"}}},
      {"outreach",
       "Workers find people at risk, screen them, offer care and accompany them.",
       make_outreach,
       {{"programs.outreach_", "programs.at_risk_weight_", "programs.met_again_",
         "costs.health_worker_year_usd", "care.start_coached"}}},
      {"peer_support",
       "People with lived experience carry a caseload and speak about recovery.",
       make_peer_support,
       {{"peers", "programs.peer_talks_per_week", "programs.group_ties_per_meeting",
         "programs.made_tie_ends_per_week", "costs.peer_year_usd"}}},
      {"school_counseling",
       "Counselors at a school screen, counsel and reach families.",
       make_school_counseling,
       {{"programs.school_", "programs.outreach_accepts_share",
         "costs.school_counselor_year_usd"}}},
      {"support_groups",
       "Weekly groups at an organization, where people make ties.",
       make_support_groups,
       {{"programs.group_", "programs.made_tie_ends_per_week",
         "costs.group_facilitator_year_usd"}}},
      {"mobile_clinic",
       "A van with therapists follows a weekly route through zones.",
       make_mobile_clinic,
       {{"programs.mobile_", "costs.mobile_clinic_year_usd"}}},
      {"telehealth",
       "Therapists by video, for those with broadband or near a booth.",
       make_telehealth,
       {{"programs.remote_"}}},
      {"integrated_primary_care",
       "Practices screen their patients; care managers treat them in place.",
       make_integrated_primary_care,
       {{"programs.collaborative_", "care.start_colocated", "costs.collaborative_place_year_usd"}}},
      {"tailored_care",
       "Care in the language and culture of named communities.",
       make_tailored_care,
       {{"care.start_colocated", "costs.health_worker_year_usd"}}},
      {"campaign",
       "Messages raise awareness; people with lived experience speak.",
       make_campaign,
       {{"campaign"}}},
      {"gatekeeper_training",
       "Teachers, clergy and employers learn to see distress.",
       make_gatekeeper_training,
       {{"gatekeepers", "programs.at_risk_weight_"}}},
      {"care_coordination",
       "One intake, referrals that are followed up, a network that refers.",
       make_care_coordination,
       {{"coordination", "care.start_coached", "costs.health_worker_year_usd"}}},
      {"advocacy",
       "Partners and members press for a levy, coverage or parity.",
       make_advocacy,
       {{"advocacy"}}},
      {"resource_sharing",
       "Partners share rooms, volunteers and money.",
       make_resource_sharing,
       {{"sharing", "care.start_coached"}}},
      {"cooperative",
       "Members pay or help, elect a board and decide what services to offer.",
       make_cooperative,
       {{"cooperative", "sharing", "costs.health_worker_year_usd", "costs.peer_year_usd"}}},
      {"workplace",
       "Employers give paid time off for care and jobs.",
       make_workplace,
       {{"workplace"}}},
      {"quality_improvement",
       "Clinicians are taught to treat better; nurses follow up patients to whom doctors "
       "prescribe.",
       make_quality_improvement,
       {{"quality_improvement", "care.start_colocated"}}},
  };
  return kinds;
}

}  // namespace kith
