#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct ProgramsEvidence : EvidenceGroup {
  static constexpr Field table = {"programs", "", "What programs do in a week."};

  Number outreach_contacts_per_worker_week =
      number({"outreach_contacts_per_worker_week", "1/week",
              "People whom a full-time outreach worker finds and screens."},
             {0, 200}, Drawn::yes);
  Number outreach_accepts_share =
      number({"outreach_accepts_share", "1",
              "Share who accept an offer of care, of those who screen positive in outreach."},
             {0, 1}, Drawn::yes);
  Number screen_cut_off_k6 = number(
      {"screen_cut_off_k6", "point", "K6 reading at or above which a screening is positive."},
      {0, 24}, Drawn::no);
  Number at_risk_weight_poverty =
      number({"at_risk_weight_poverty", "1",
              "How many times as likely outreach is to meet somebody below 200 % of poverty."},
             {0.1, 20}, Drawn::yes);
  Number at_risk_weight_trauma =
      number({"at_risk_weight_trauma", "1",
              "How many times as likely outreach is to meet somebody with trauma."},
             {0.1, 20}, Drawn::yes);
  Number at_risk_weight_isolation =
      number({"at_risk_weight_isolation", "1",
              "How many times as likely outreach is to meet somebody with at most one tie."},
             {0.1, 20}, Drawn::yes);
  Number at_risk_weight_distress =
      number({"at_risk_weight_distress", "1",
              "How many times as likely outreach is to meet somebody at K6 of 5 or more."},
             {0.1, 20}, Drawn::yes);
  Number met_again_weight = number(
      {"met_again_weight", "1",
       "How likely outreach is to seek somebody whom it met within a year, relative to others."},
      {0, 1}, Drawn::yes);
  Number met_again_share = number({"met_again_share", "1",
                                   "Effect of an outreach contact on somebody met within a year, "
                                   "relative to that of the contact before."},
                                  {0, 1}, Drawn::yes);
  Number peer_talks_per_week =
      number({"peer_talks_per_week", "1/week",
              "People whom a full-time peer specialist tells about recovery."},
             {0, 50}, Drawn::yes);
  Number school_smd = number({"school_smd", "1", "Effect of counseling at school on distress."},
                             {0, 2}, Drawn::yes);
  Number school_trauma_smd =
      number({"school_trauma_smd", "1",
              "Effect of trauma-focused groups at school on pupils with trauma."},
             {0, 2}, Drawn::yes);
  Number school_start =
      number({"school_start", "logit",
              "Change of the log odds of attending the first visit where care is at school."},
             {-2, 6}, Drawn::yes);
  Number school_drop_out_per_week =
      number({"school_drop_out_per_week", "1/week",
              "Weekly hazard of dropping out of counseling at school."},
             {0, 1}, Drawn::no);
  Number school_sessions =
      number({"school_sessions", "1", "Most sessions of an episode of counseling at school."},
             {1, 100}, Drawn::no);
  Number school_screens_per_counselor_week = number(
      {"school_screens_per_counselor_week", "1/week", "Pupils whom a full-time counselor screens."},
      {0, 200}, Drawn::yes);
  Number school_accepts_share = number(
      {"school_accepts_share", "1", "Share who accept counseling, of pupils who screen positive."},
      {0, 1}, Drawn::yes);
  Number school_family_share =
      number({"school_family_share", "1",
              "Share of adults at home whom the counselor talks with when counseling begins."},
             {0, 1}, Drawn::yes);
  Number group_smd =
      number({"group_smd", "1", "Effect of a support group on distress."}, {0, 2}, Drawn::yes);
  Number group_places =
      number({"group_places", "1", "Places in a support group."}, {2, 50}, Drawn::no);
  Number group_hours_per_week = number(
      {"group_hours_per_week", "h/week", "Hours a week of a facilitator for one support group."},
      {0.5, 40}, Drawn::no);
  Number group_meetings =
      number({"group_meetings", "1", "Weekly meetings after which somebody leaves a group."},
             {1, 100}, Drawn::no);
  Number group_ties_per_meeting =
      number({"group_ties_per_meeting", "1",
              "Lasting ties that somebody makes at one meeting of a support group."},
             {0, 1}, Drawn::yes);
  Number made_tie_ends_per_week =
      number({"made_tie_ends_per_week", "1/week",
              "Weekly hazard that a tie made in a group or with a peer ends."},
             {0, 1}, Drawn::yes);
  Number mobile_visits_per_week =
      number({"mobile_visits_per_week", "1/week",
              "Visits a week in a mobile clinic's van that runs five days a week."},
             {1, 500}, Drawn::no);
  Number remote_attend_share =
      number({"remote_attend_share", "1",
              "Chance of attending a booked video session after the first, in a program."},
             {0, 1}, Drawn::no);
  Number collaborative_smd = number(
      {"collaborative_smd", "1", "Effect of collaborative care on distress."}, {0, 2}, Drawn::yes);
  Number collaborative_extra_medicated_share =
      number({"collaborative_extra_medicated_share", "1",
              "Additional share on medication, compared with usual care, in trials of "
              "collaborative care, whose effect includes that of this medication."},
             {0, 1}, Drawn::no);
  Number collaborative_starts_medication_share = number(
      {"collaborative_starts_medication_share", "1",
       "Share who start medication, of new clients of collaborative care who are not on it."},
      {0, 1}, Drawn::yes);
  Number collaborative_keeps_factor = number({"collaborative_keeps_factor", "1",
                                              "Hazard of stopping medication in the early weeks in "
                                              "collaborative care, relative to that of others."},
                                             {0.05, 1}, Drawn::yes);
  Number collaborative_clients =
      number({"collaborative_clients", "1",
              "Active patients of a full-time care manager of collaborative care."},
             {1, 500}, Drawn::no);
  Number collaborative_contacts =
      number({"collaborative_contacts", "1", "Contacts of a course of collaborative care."},
             {1, 100}, Drawn::no);
  Number collaborative_weeks =
      number({"collaborative_weeks", "week", "Weeks of a course of collaborative care."}, {1, 260},
             Drawn::no);
  Number collaborative_detects_share =
      number({"collaborative_detects_share", "1",
              "Share on whom practices act, of patients who screen positive."},
             {0, 1}, Drawn::yes);
  Number collaborative_accepts_share =
      number({"collaborative_accepts_share", "1",
              "Share of patients offered collaborative care in the practice who accept it."},
             {0, 1}, Drawn::yes);
  Number collaborative_physical_share =
      number({"collaborative_physical_share", "1",
              "Share of new patients for whom a visit for physical health is arranged that they "
              "would not have had."},
             {0, 1}, Drawn::yes);
};

}  // namespace kith
