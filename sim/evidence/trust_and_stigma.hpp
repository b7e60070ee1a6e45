#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct StigmaEvidence : EvidenceGroup {
  static constexpr Field table = {"stigma", "",
                                  "Stigma, in standard deviations of the reference nation."};

  Number return_per_week = number({"return_per_week", "1/week",
                                   "Share of the distance between a person's stigma and that "
                                   "person's usual level that closes in a week."},
                                  {0, 1}, Drawn::yes);
  Number tie_per_week =
      number({"tie_per_week", "1/week",
              "Pull of stigma toward that of ties who are less than one SD away."},
             {0, 0.1}, Drawn::no);
  Number contact_sd =
      number({"contact_sd", "1",
              "Fall of stigma after a first contact with somebody with lived experience; half as "
              "much after a second within a year, a quarter as much after a third."},
             {0, 3}, Drawn::yes);
  Number speaks_per_week = number(
      {"speaks_per_week", "1/week", "Chance that a tie in recovery speaks about it in a week."},
      {0, 1}, Drawn::no);
  Number tie_speaks_sd = number({"tie_speaks_sd", "1",
                                 "Fall of stigma when a tie speaks about recovery, counted beyond "
                                 "what was usual in the last year of burn-in."},
                                {0, 1}, Drawn::no);
  Number recovery_weeks =
      number({"recovery_weeks", "week",
              "Weeks after care for which a person who is well counts as in recovery."},
             {1, 250}, Drawn::no);
};

struct AwarenessEvidence : EvidenceGroup {
  static constexpr Field table = {"awareness", "",
                                  "Awareness of what helps and where it is, 0 to 1."};

  Number mean =
      number({"mean", "1", "Mean over people of the awareness to which each of them returns."},
             {0.001, 1}, Drawn::no);
  Number sd =
      number({"sd", "1", "SD between people of the awareness to which each of them returns."},
             {0.001, 1}, Drawn::no);
  Number touch_gain =
      number({"touch_gain", "1",
              "Share of the gap to full awareness that one contact with a campaign closes."},
             {0, 1}, Drawn::yes);
  Number return_per_week = number({"return_per_week", "1/week",
                                   "Share of the distance between a person's awareness and that "
                                   "person's usual level that closes in a week."},
                                  {0, 1}, Drawn::no);
  Number tie_per_week =
      number({"tie_per_week", "1/week",
              "Pull of awareness toward that of ties, whether they know more or less."},
             {0, 1}, Drawn::no);
};

struct TrustEvidence : EvidenceGroup {
  static constexpr Field table = {"trust", "", "Trust in three kinds of care, 0 to 1."};

  Number clinic = number({"clinic", "1", "Level to which trust in clinics returns without visits."},
                         {0, 1}, Drawn::no);
  Number own_culture_clinic = number({"own_culture_clinic", "1",
                                      "Level to which trust in clinics returns without visits, of "
                                      "members of a group whose culture some provider shares."},
                                     {0, 1}, Drawn::no);
  Number host_organization =
      number({"host_organization", "1",
              "Trust in care at community organizations, of people who belong to one."},
             {0, 1}, Drawn::yes);
  Number community =
      number({"community", "1", "Trust in care at community organizations, of everybody else."},
             {0, 1}, Drawn::no);
  Number primary_care =
      number({"primary_care", "1", "Level to which trust in primary care returns without visits."},
             {0, 1}, Drawn::no);
  Number center = number({"center", "1", "Trust that neither helps nor hinders asking for care."},
                         {0, 1}, Drawn::no);
  Number sd =
      number({"sd", "1", "Difference in trust that counts as one SD."}, {0.01, 1}, Drawn::no);
  Number good_visit =
      number({"good_visit", "1", "Share of the gap to full trust that an attended visit closes."},
             {0, 1}, Drawn::yes);
  Number tie_visit = number({"tie_visit", "1",
                             "Share of the distance to the trust of a tie who had a visit this "
                             "week that closes when the two meet."},
                            {0, 1}, Drawn::yes);
  Number bad_event = number(
      {"bad_event", "1",
       "Share of trust lost to a long wait, a clinician who leaves or a service that closes."},
      {0, 1}, Drawn::yes);
  Number discrimination = number(
      {"discrimination", "1", "Share of trust in clinics lost to one event of discrimination."},
      {0, 1}, Drawn::no);
  Number return_per_week = number({"return_per_week", "1/week",
                                   "Share of the distance between a person's trust and that "
                                   "person's usual level that closes in a week."},
                                  {0, 1}, Drawn::no);
  Number long_wait_weeks =
      number({"long_wait_weeks", "week",
              "Wait for care beyond which trust is lost, once for each request."},
             {1, 52}, Drawn::no);
};

}  // namespace kith
