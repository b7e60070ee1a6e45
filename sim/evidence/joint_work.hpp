#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct CampaignEvidence : EvidenceGroup {
  static constexpr Field table = {"campaign", "", "Awareness campaigns."};

  Number touch_usd =
      number({"touch_usd", "USD", "Cost of reaching one person once with a message."}, {0, 1000},
             Drawn::yes);
  Number contact_usd =
      number({"contact_usd", "USD",
              "Cost of one person's contact with a speaker who has lived experience."},
             {0, 1000}, Drawn::yes);
};

struct GatekeeperEvidence : EvidenceGroup {
  static constexpr Field table = {
      "gatekeepers", "", "Training for people who see distress first, and for clinicians."};

  Number notices_per_year = number({"notices_per_year", "1/year",
                                    "People in distress whom a trained person notices and speaks "
                                    "to, beyond those whom an untrained person would."},
                                   {0, 50}, Drawn::yes);
  Number accepts_share =
      number({"accepts_share", "1",
              "Share who accept a referral, of those whom a trained person notices."},
             {0, 1}, Drawn::yes);
  Number half_life_weeks =
      number({"half_life_weeks", "week",
              "Weeks after which half of the effect of a gatekeeper's training is lost."},
             {1, 1000}, Drawn::yes);
  Number stigma_sd =
      number({"stigma_sd", "SD", "Fall of stigma of a person who is trained as a gatekeeper."},
             {0, 2}, Drawn::yes);
  Number awareness_gain =
      number({"awareness_gain", "1",
              "Share of the gap to full awareness that a gatekeeper's training closes."},
             {0, 1}, Drawn::yes);
  Number training_usd =
      number({"training_usd", "USD", "Cost of training one gatekeeper."}, {0, 10000}, Drawn::yes);
  Number competence_share_of_match = number({"competence_share_of_match", "1",
                                             "Share of the gain from a shared culture that a "
                                             "clinician trained in cultural competence achieves."},
                                            {0, 1}, Drawn::yes);
  Number clinician_training_usd =
      number({"clinician_training_usd", "USD",
              "Cost of training one clinician in cultural competence, time included."},
             {0, 100000}, Drawn::yes);
};

struct CoordinationEvidence : EvidenceGroup {
  static constexpr Field table = {"coordination", "",
                                  "Coordinated care and referrals between organizations."};

  Number requests_per_fte_week =
      number({"requests_per_fte_week", "1/week",
              "New requests for care that a full-time coordinator takes on in a week."},
             {0, 200}, Drawn::yes);
  Number rebooked_share = number(
      {"rebooked_share", "1",
       "Share who get another first visit after missing one, of those whom a coordinator follows."},
      {0, 1}, Drawn::yes);
  Number turn_to_organization_per_year = number(
      {"turn_to_organization_per_year", "1/year",
       "Rate at which a member in distress turns to one of their own organizations for help."},
      {0, 12}, Drawn::yes);
  Number referral_accepted_share = number({"referral_accepted_share", "1",
                                           "Share who go to care, of those whom their own "
                                           "organization refers, if it knows where to refer them."},
                                          {0, 1}, Drawn::yes);
  Number directory_use_per_year =
      number({"directory_use_per_year", "1/year",
              "Rate at which somebody in distress consults a directory."},
             {0, 12}, Drawn::yes);
  Number directory_usd_year =
      number({"directory_usd_year", "USD/year", "Yearly cost of keeping a directory up to date."},
             {0, 1e6}, Drawn::yes);
};

struct SharingEvidence : EvidenceGroup {
  static constexpr Field table = {"sharing", "", "Volunteers and shared rooms."};

  Number volunteer_leaves_per_week =
      number({"volunteer_leaves_per_week", "1/week", "Weekly hazard that a volunteer stops."},
             {0, 1}, Drawn::yes);
  Number volunteer_recruit_weeks = number(
      {"volunteer_recruit_weeks", "week", "Mean weeks to find a volunteer."}, {1, 520}, Drawn::yes);
  Number volunteer_hours_per_week =
      number({"volunteer_hours_per_week", "hour/week", "Hours a week of a volunteer."}, {0, 40},
             Drawn::yes);
  Number hours_per_company = number({"hours_per_company", "hour",
                                     "Hours that a volunteer spends accompanying somebody to a "
                                     "first visit: calls, travel, waiting."},
                                    {0.1, 40}, Drawn::yes);
  Number volunteer_support_usd_year =
      number({"volunteer_support_usd_year", "USD/year",
              "Yearly cost of recruiting, training and supervising one volunteer."},
             {0, 100000}, Drawn::yes);
  Number room_hour_usd =
      number({"room_hour_usd", "USD/hour", "Hourly rent of a room in which care can be given."},
             {0, 1000}, Drawn::yes);
  Number organization_hour_usd = number(
      {"organization_hour_usd", "USD/hour", "Cost of an hour of an organization's own staff."},
      {1, 1000}, Drawn::yes);
  Number volunteer_benefit_z =
      number({"volunteer_benefit_z", "z", "Reduction of a volunteer's distress from volunteering."},
             {0, 1}, Drawn::yes);
};

struct PeerEvidence : EvidenceGroup {
  static constexpr Field table = {"peers", "", "People with lived experience who become peers."};

  Number accepts_share =
      number({"accepts_share", "1", "Share who agree to become a peer, of those asked."}, {0, 1},
             Drawn::yes);
  Number training_weeks = number({"training_weeks", "week", "Weeks that a peer's training takes."},
                                 {0, 260}, Drawn::yes);
  Number training_usd = number({"training_usd", "USD", "Cost of training and certifying one peer."},
                               {0, 100000}, Drawn::yes);
  Number relapse_k6 =
      number({"relapse_k6", "point", "K6 at or above which a peer has to stop working."}, {0, 24},
             Drawn::no);
  Number own_benefit_z =
      number({"own_benefit_z", "z", "Reduction of a peer's distress while employed and supported."},
             {0, 1}, Drawn::yes);
  Number income_benefit_z = number({"income_benefit_z", "z",
                                    "Further reduction of a peer's distress from the pay, if "
                                    "income was below 200 % of poverty."},
                                   {0, 1}, Drawn::yes);
};

struct WorkplaceEvidence : EvidenceGroup {
  static constexpr Field table = {"workplace", "", "Participating employers."};

  Number rebooked_share = number({"rebooked_share", "1",
                                  "Share who get another first visit after missing one, of "
                                  "employees with paid time off for care."},
                                 {0, 1}, Drawn::yes);
  Number time_off_usd_year =
      number({"time_off_usd_year", "USD/year",
              "Yearly cost of paid time off for care per employee, averaged over all employees."},
             {0, 10000}, Drawn::yes);
  Number job_z =
      number({"job_z", "z", "Reduction of distress from finding a job; it fades as shocks do."},
             {0, 2}, Drawn::yes);
  Number job_support_usd =
      number({"job_support_usd", "USD",
              "Cost of finding one person a job and supporting employee and employer."},
             {0, 100000}, Drawn::yes);
};

}  // namespace kith
