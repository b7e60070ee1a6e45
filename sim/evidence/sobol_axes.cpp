#include "kith/evidence/sobol_axes.hpp"

#include <algorithm>
#include <array>

namespace kith {
namespace {

// The position of a path is its axis forever. The numbers that explained most of the variance of
// the headline outcomes come first. A number that is no longer drawn leaves "retired" in its
// position, which is never reused; a new one goes to the end, where it displaces no other.
constexpr auto axes = std::to_array<std::string_view>({
    "evidence.awareness.touch_gain",
    "evidence.treatment.half_life_weeks",
    "evidence.treatment.therapy_smd",
    "evidence.programs.outreach_contacts_per_worker_week",
    "evidence.known_services.elsewhere_share",
    "evidence.distress.tie_influence_z_per_year",
    "evidence.costs.therapy_session_usd",
    "evidence.partnership.trust_start",
    "evidence.partnership.without_plan_share",
    "evidence.quality_improvement.nurse_year_usd",
    "evidence.costs.mobile_clinic_year_usd",
    "evidence.treatment.undiluted_share",
    "evidence.programs.group_smd",
    "evidence.treatment.peer_smd",
    "evidence.care.start_coached",
    "evidence.costs.coordinator_year_usd",
    "evidence.sharing.room_hour_usd",
    "evidence.cooperative.heard_of_it_share",
    "evidence.known_services.to_members_share",
    "evidence.trust.good_visit",
    "evidence.sharing.hours_per_company",
    "evidence.gatekeepers.training_usd",
    "evidence.trust.tie_visit",
    "evidence.costs.collaborative_place_year_usd",
    "evidence.cooperative.leave_per_week",
    "evidence.help_seeking.distance_per_minute",
    "evidence.programs.at_risk_weight_distress",
    "evidence.help_seeking.per_stigma_sd",
    "evidence.cooperative.join_per_trust",
    "evidence.known_services.in_zone_share",
    "evidence.programs.collaborative_detects_share",
    "evidence.quality_improvement.smd",
    "evidence.trust.host_organization",
    "evidence.trust.bad_event",
    "evidence.coordination.referral_accepted_share",
    "evidence.coordination.directory_use_per_year",
    "evidence.partnership.renewal_log_odds",
    "evidence.gatekeepers.notices_per_year",
    "evidence.costs.crisis_visit_usd",
    "evidence.quality_improvement.clinician_year_usd",
    "evidence.coordination.rebooked_share",
    "evidence.costs.partner_meeting_usd",
    "evidence.known_services.to_doctors_share",
    "evidence.programs.school_family_share",
    "evidence.sharing.volunteer_hours_per_week",
    "evidence.cooperative.join_per_service",
    "evidence.costs.health_worker_year_usd",
    "evidence.help_seeking.no_language",
    "evidence.programs.collaborative_physical_share",
    "evidence.peers.own_benefit_z",
    "evidence.partnership.communication_per_week",
    "evidence.partnership.plan_half_life_weeks",
    "evidence.programs.outreach_accepts_share",
    "evidence.values.life_satisfaction_per_k6",
    "evidence.programs.met_again_share",
    "evidence.partnership.leader_leaves_per_year",
    "evidence.sharing.volunteer_benefit_z",
    "evidence.programs.made_tie_ends_per_week",
    "evidence.partnership.technical_help_factor",
    "evidence.programs.at_risk_weight_poverty",
    "evidence.coordination.turn_to_organization_per_year",
    "evidence.partnership.functioning_hazard_ratio",
    "evidence.programs.collaborative_starts_medication_share",
    "evidence.campaign.touch_usd",
});

}  // namespace

std::span<std::string_view const> sobol_register() {
  return axes;
}

std::optional<std::size_t> sobol_axis_of(std::string_view path) {
  auto const found = std::find(axes.begin(), axes.end(), path);
  if (found == axes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - axes.begin());
}

}  // namespace kith
