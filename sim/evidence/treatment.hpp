#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct TreatmentEvidence : EvidenceGroup {
  static constexpr Field table = {"treatment", "", "What care does to distress."};

  Number therapy_smd =
      number({"therapy_smd", "1",
              "Standardized mean difference of a course of therapy against usual care."},
             {0, 3}, Drawn::yes);
  Number therapy_tau =
      number({"therapy_tau", "1", "SD of the true effects of therapy between its trials."}, {0, 2},
             Drawn::no);
  Number lay_tau = number(
      {"lay_tau", "1",
       "SD of the true effects of peers, health workers, groups and schools between their trials."},
      {0, 2}, Drawn::no);
  Number collaborative_tau =
      number({"collaborative_tau", "1",
              "SD of the true effects of collaborative care between its trials."},
             {0, 2}, Drawn::no);
  Number tau_of_programs_share =
      number({"tau_of_programs_share", "1",
              "Share of the variance of effects between trials that is between programs; the rest "
              "is between populations and biases."},
             {0, 1}, Drawn::no);
  Number undiluted_share = number({"undiluted_share", "1",
                                   "Share of the effect lost to non-attendance in trials that the "
                                   "course restores: 0 none, 1 all."},
                                  {0, 1}, Drawn::yes);
  Number medication_smd = number(
      {"medication_smd", "1", "Standardized mean difference of an antidepressant against placebo."},
      {0, 3}, Drawn::yes);
  Number peer_smd = number(
      {"peer_smd", "1", "Standardized mean difference of ten contacts with a peer specialist."},
      {0, 3}, Drawn::yes);
  Number health_worker_smd =
      number({"health_worker_smd", "1",
              "Standardized mean difference of ten sessions with a community health worker."},
             {0, 3}, Drawn::yes);
  Number full_benefit_per_smd =
      number({"full_benefit_per_smd", "z",
              "Latent shift of distress by a full course, per unit of effect."},
             {0, 3}, Drawn::no);
  Number medication_share_of_smd =
      number({"medication_share_of_smd", "1",
              "Latent shift of distress by medication, per unit of effect."},
             {0, 3}, Drawn::no);
  Number sessions_to_gain = number(
      {"sessions_to_gain", "1", "Scale of the diminishing returns of sessions, in sessions."},
      {0.5, 50}, Drawn::no);
  Number half_life_weeks = number(
      {"half_life_weeks", "week", "Half-life of the benefit of sessions."}, {4, 1000}, Drawn::yes);
  Number cap_z = number({"cap_z", "z", "Largest benefit of all of a person's care together."},
                        {0.1, 5}, Drawn::no);
  Number medication_rise_weeks =
      number({"medication_rise_weeks", "week", "Weeks until medication has its full effect."},
             {1, 52}, Drawn::no);
  Number medication_fade_half_life_weeks =
      number({"medication_fade_half_life_weeks", "week",
              "Half-life of the benefit of medication after stopping."},
             {1, 52}, Drawn::no);
  Number match_factor = number({"match_factor", "1",
                                "Factor on the benefit of care where staff speak the language of "
                                "people who do not speak English well, or share their culture."},
                               {0.1, 3}, Drawn::yes);
  Number unmatched_language_factor =
      number({"unmatched_language_factor", "1",
              "Factor on the benefit of care where staff do not speak the person's language."},
             {0.1, 3}, Drawn::yes);
};

struct TrialAttendanceEvidence : EvidenceGroup {
  static constexpr Field table = {
      "trial_attendance", "",
      "Attendance of those randomized, in the trials that gave the effects: share who had no "
      "contact, mean contacts of the others, contacts planned."};

  Number peer_none_share =
      number({"peer_none_share", "1", "Trials of peer specialists: share who had no contact."},
             {0, 0.99}, Drawn::no);
  Number peer_contacts = number(
      {"peer_contacts", "1", "Trials of peer specialists: mean contacts of those who had any."},
      {0.1, 200}, Drawn::no);
  Number peer_planned = number(
      {"peer_planned", "1", "Trials of peer specialists: contacts planned."}, {1, 200}, Drawn::no);
  Number health_worker_none_share =
      number({"health_worker_none_share", "1",
              "Trials of community health workers: share who had no contact."},
             {0, 0.99}, Drawn::no);
  Number health_worker_contacts =
      number({"health_worker_contacts", "1",
              "Trials of community health workers: mean contacts of those who had any."},
             {0.1, 200}, Drawn::no);
  Number health_worker_planned = number(
      {"health_worker_planned", "1", "Trials of community health workers: contacts planned."},
      {1, 200}, Drawn::no);
  Number group_none_share =
      number({"group_none_share", "1", "Trials of support groups: share who came to no meeting."},
             {0, 0.99}, Drawn::no);
  Number group_contacts = number(
      {"group_contacts", "1", "Trials of support groups: mean meetings of those who came to any."},
      {0.1, 200}, Drawn::no);
  Number group_planned = number(
      {"group_planned", "1", "Trials of support groups: meetings planned."}, {1, 200}, Drawn::no);
  Number collaborative_none_share = number(
      {"collaborative_none_share", "1", "Trials of collaborative care: share who had no contact."},
      {0, 0.99}, Drawn::no);
  Number collaborative_contacts =
      number({"collaborative_contacts", "1",
              "Trials of collaborative care: mean contacts of those who had any."},
             {0.1, 200}, Drawn::no);
  Number collaborative_planned =
      number({"collaborative_planned", "1", "Trials of collaborative care: contacts planned."},
             {1, 200}, Drawn::no);
  Number school_none_share = number(
      {"school_none_share", "1", "Trials of groups at school: share who came to no meeting."},
      {0, 0.99}, Drawn::no);
  Number school_contacts =
      number({"school_contacts", "1",
              "Trials of groups at school: mean meetings of those who came to any."},
             {0.1, 200}, Drawn::no);
  Number school_planned =
      number({"school_planned", "1", "Trials of groups at school: meetings planned."}, {1, 200},
             Drawn::no);
};

}  // namespace kith
