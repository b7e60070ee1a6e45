#include "kith/evidence/joint_work_evidence.hpp"

namespace kith {
namespace {

void describe_campaign(Form& form, CampaignEvidence& e) {
  form.evidence({"touch_usd", "USD", "To reach one person once with a message."}, {0, 1000},
                Drawn::yes, e.touch_usd);
  form.evidence({"contact_usd", "USD",
                 "To let one person once meet somebody with lived experience who speaks."},
                {0, 1000}, Drawn::yes, e.contact_usd);
}

void describe_gatekeepers(Form& form, GatekeeperEvidence& e) {
  form.evidence({"notices_per_year", "1/year",
                 "People in distress whom a trained person notices and speaks to, beyond those "
                 "whom an untrained one would."},
                {0, 50}, Drawn::yes, e.notices_per_year);
  form.evidence({"accepts_share", "1", "Share of those noticed who accept a referral."}, {0, 1},
                Drawn::yes, e.accepts_share);
  form.evidence({"half_life_weeks", "week", "After which half of a training's effect is lost."},
                {1, 1000}, Drawn::yes, e.half_life_weeks);
  form.evidence({"stigma_sd", "SD", "By which a training lowers the stigma of who is trained."},
                {0, 2}, Drawn::yes, e.stigma_sd);
  form.evidence({"awareness_gain", "1", "Part of missing awareness that a training gives."}, {0, 1},
                Drawn::yes, e.awareness_gain);
  form.evidence({"training_usd", "USD", "To train one person."}, {0, 10000}, Drawn::yes,
                e.training_usd);
  form.evidence({"competence_share_of_match", "1",
                 "Part of the gain of shared culture that a clinician trained in cultural "
                 "competence reaches."},
                {0, 1}, Drawn::yes, e.competence_share_of_match);
  form.evidence({"clinician_training_usd", "USD", "To train one clinician, time included."},
                {0, 100000}, Drawn::yes, e.clinician_training_usd);
}

void describe_coordination(Form& form, CoordinationEvidence& e) {
  form.evidence({"requests_per_fte_week", "1/week",
                 "New requests for care that a full-time coordinator takes on in a week."},
                {0, 200}, Drawn::yes, e.requests_per_fte_week);
  form.evidence({"rebooked_share", "1",
                 "Share of those followed who get another first visit after they missed one."},
                {0, 1}, Drawn::yes, e.rebooked_share);
  form.evidence({"turn_to_organization_per_year", "1/year",
                 "Rate at which a member in distress turns to an own organization for help."},
                {0, 12}, Drawn::yes, e.turn_to_organization_per_year);
  form.evidence({"referral_accepted_share", "1",
                 "Share of them who go on to care where the organization knows where to send "
                 "them."},
                {0, 1}, Drawn::yes, e.referral_accepted_share);
  form.evidence({"directory_use_per_year", "1/year",
                 "Rate at which somebody in distress looks something up in a directory."},
                {0, 12}, Drawn::yes, e.directory_use_per_year);
  form.evidence({"directory_usd_year", "USD/year", "To keep a directory up to date."}, {0, 1e6},
                Drawn::yes, e.directory_usd_year);
}

void describe_sharing(Form& form, SharingEvidence& e) {
  form.evidence({"volunteer_leaves_per_week", "1/week", "Hazard of a volunteer to stop."}, {0, 1},
                Drawn::yes, e.volunteer_leaves_per_week);
  form.evidence({"volunteer_recruit_weeks", "week", "Mean time to find a volunteer who is wanted."},
                {1, 520}, Drawn::yes, e.volunteer_recruit_weeks);
  form.evidence({"volunteer_hours_per_week", "hour/week", "Hours of a volunteer."}, {0, 40},
                Drawn::yes, e.volunteer_hours_per_week);
  form.evidence({"hours_per_company", "hour",
                 "Of a volunteer who gets somebody to a first visit: calls, way, waiting."},
                {0.1, 40}, Drawn::yes, e.hours_per_company);
  form.evidence({"volunteer_support_usd_year", "USD/year",
                 "Recruiting, training and supervising one volunteer."},
                {0, 100000}, Drawn::yes, e.volunteer_support_usd_year);
  form.evidence({"room_hour_usd", "USD/hour", "Rent of a room in which care can be given."},
                {0, 1000}, Drawn::yes, e.room_hour_usd);
  form.evidence({"organization_hour_usd", "USD/hour", "Hour of an organization's own staff."},
                {1, 1000}, Drawn::yes, e.organization_hour_usd);
  form.evidence({"volunteer_benefit_z", "z", "Lower distress of a volunteer."}, {0, 1}, Drawn::yes,
                e.volunteer_benefit_z);
}

void describe_joining(Form& form, CooperativeEvidence& e) {
  form.evidence({"join_per_week", "1/week", "Hazard to join of an adult who knows of it."}, {0, 1},
                Drawn::yes, e.join_per_week);
  form.evidence({"heard_of_it_share", "1",
                 "Share of full awareness with which those outside the partners' organizations "
                 "know of it."},
                {0, 1}, Drawn::yes, e.heard_of_it_share);
  form.evidence({"join_per_trust", "1", "Log hazard per unit of trust in organizations over 0.5."},
                {-10, 10}, Drawn::yes, e.join_per_trust);
  form.evidence({"join_per_friend", "1", "Log hazard per tie who is a member."}, {-2, 2},
                Drawn::yes, e.join_per_friend);
  form.evidence({"join_in_distress", "1", "Log hazard at K6 of 5 or more."}, {-5, 5}, Drawn::yes,
                e.join_in_distress);
  form.evidence({"join_per_price", "1", "Log hazard per yearly dues over household income."},
                {-1000, 0}, Drawn::yes, e.join_per_price);
  form.evidence({"join_per_stigma_sd", "1/SD", "Log hazard per SD of stigma."}, {-5, 5}, Drawn::yes,
                e.join_per_stigma_sd);
  form.evidence({"join_per_service", "1", "Log hazard per kind of service beyond the first."},
                {-5, 5}, Drawn::yes, e.join_per_service);
  form.evidence({"leave_per_week", "1/week", "Hazard to leave at trust 0.5."}, {0, 1}, Drawn::yes,
                e.leave_per_week);
  form.evidence({"stay_trust_factor", "1", "Longer membership per 0.25 of trust."}, {0.1, 10},
                Drawn::yes, e.stay_trust_factor);
  form.evidence({"stay_serious_factor", "1", "Longer membership in serious distress."}, {0.1, 10},
                Drawn::yes, e.stay_serious_factor);
}

void describe_lasting(Form& form, CooperativeEvidence& e) {
  form.evidence({"yearly_shock_share", "1",
                 "SD of what a year brings or takes unforeseen, part of its budget."},
                {0, 2}, Drawn::yes, e.yearly_shock_share);
  form.evidence({"deficit_share", "1", "Part by which budgets exceed income on average."}, {-1, 1},
                Drawn::yes, e.deficit_share);
  form.evidence({"reserve_weeks", "week", "Weeks of its budget that it opens with."}, {0, 520},
                Drawn::yes, e.reserve_weeks);
  form.evidence({"quorum_volunteers", "1", "Active volunteers without whom no decision is made."},
                {0, 1000}, Drawn::no, e.quorum_volunteers);
  form.evidence({"decision_delay_weeks", "week", "Delay of a decision without a quorum."}, {1, 52},
                Drawn::no, e.decision_delay_weeks);
  form.evidence({"weeks_of_debt", "week", "In debt for so long it closes."}, {1, 520}, Drawn::no,
                e.weeks_of_debt);
  form.evidence({"professionals_therapy_share", "1",
                 "Part of the budget that professionals on the board want to spend on therapy."},
                {0, 1}, Drawn::yes, e.professionals_therapy_share);
}

void describe_advocacy(Form& form, AdvocacyEvidence& e) {
  form.evidence(
      {"win_per_year", "1/year", "Chance a year that a mature coalition of reference size wins."},
      {0, 1}, Drawn::yes, e.win_per_year);
  form.evidence({"reference_members_share", "1", "That size: members as a share of adults."},
                {0.001, 1}, Drawn::no, e.reference_members_share);
  form.evidence({"most_per_year", "1/year", "Largest chance a year."}, {0, 1}, Drawn::no,
                e.most_per_year);
  form.evidence({"delay_weeks", "week", "From a win to its first effect."}, {0, 520}, Drawn::yes,
                e.delay_weeks);
  form.evidence({"levy_usd_per_head_year", "USD/year", "A levy for mental health, a head."},
                {0, 1000}, Drawn::yes, e.levy_usd_per_head_year);
  form.evidence({"coverage_take_up_share", "1",
                 "Share of the uninsured below 200 % of poverty who take up coverage that is "
                 "won."},
                {0, 1}, Drawn::yes, e.coverage_take_up_share);
}

void describe_knowledge(Form& form, KnowledgeEvidence& e) {
  form.evidence({"learning_per_week", "1/week",
                 "Approach of what partners know of unmet need to what organizations in a zone "
                 "see, at full communication."},
                {0, 1}, Drawn::yes, e.learning_per_week);
  form.evidence({"forgetting_per_week", "1/week",
                 "Approach of what they know to no difference between zones."},
                {0, 1}, Drawn::yes, e.forgetting_per_week);
}

void describe_peers(Form& form, PeerEvidence& e) {
  form.evidence({"accepts_share", "1", "Share of those asked who want to become a peer."}, {0, 1},
                Drawn::yes, e.accepts_share);
  form.evidence({"training_weeks", "week", "Length of the training."}, {0, 260}, Drawn::yes,
                e.training_weeks);
  form.evidence({"training_usd", "USD", "Training and certificate of one peer."}, {0, 100000},
                Drawn::yes, e.training_usd);
  form.evidence({"relapse_k6", "point", "From which a peer has to stop working."}, {0, 24},
                Drawn::no, e.relapse_k6);
  form.evidence({"own_benefit_z", "z", "Lower distress of a peer while employed and supported."},
                {0, 1}, Drawn::yes, e.own_benefit_z);
  form.evidence(
      {"income_benefit_z", "z", "More of it, for the income, where it was below 200 % of poverty."},
      {0, 1}, Drawn::yes, e.income_benefit_z);
}

void describe_workplace(Form& form, WorkplaceEvidence& e) {
  form.evidence({"rebooked_share", "1",
                 "Share of employees with paid time off for care who get another first visit "
                 "after they missed one."},
                {0, 1}, Drawn::yes, e.rebooked_share);
  form.evidence({"time_off_usd_year", "USD/year",
                 "Paid time off for care of one employee, of all, also those who need none."},
                {0, 10000}, Drawn::yes, e.time_off_usd_year);
  form.evidence({"job_z", "z", "Lower distress by a job, fading as shocks do."}, {0, 2}, Drawn::yes,
                e.job_z);
  form.evidence({"job_support_usd", "USD", "To find one person a job and support both sides."},
                {0, 100000}, Drawn::yes, e.job_support_usd);
}

}  // namespace

void describe(Form& form, JointWorkEvidence& evidence) {
  form.table({"campaign", "", "Awareness campaigns."},
             [&](Form& inner) { describe_campaign(inner, evidence.campaign); });
  form.table({"gatekeepers", "", "Training of those who see distress first, and of clinicians."},
             [&](Form& inner) { describe_gatekeepers(inner, evidence.gatekeepers); });
  form.table({"coordination", "", "Coordinated care and referrals between organizations."},
             [&](Form& inner) { describe_coordination(inner, evidence.coordination); });
  form.table({"sharing", "", "Volunteers and shared rooms."},
             [&](Form& inner) { describe_sharing(inner, evidence.sharing); });
  form.table({"cooperative", "", "Cooperatives: who joins and leaves, and how long they last."},
             [&](Form& inner) {
               describe_joining(inner, evidence.cooperative);
               describe_lasting(inner, evidence.cooperative);
             });
  form.table({"advocacy", "", "Pressing for policy."},
             [&](Form& inner) { describe_advocacy(inner, evidence.advocacy); });
  form.table({"knowledge", "", "What partners know of unmet need."},
             [&](Form& inner) { describe_knowledge(inner, evidence.knowledge); });
  form.table({"peers", "", "People with lived experience who become peers."},
             [&](Form& inner) { describe_peers(inner, evidence.peers); });
  form.table({"workplace", "", "Employers who take part."},
             [&](Form& inner) { describe_workplace(inner, evidence.workplace); });
}

}  // namespace kith
