#include "kith/evidence/programs_evidence.hpp"

namespace kith {
namespace {

void describe_schools(Form& form, CareProgramsEvidence& evidence) {
  form.evidence({"school_smd", "1", "Effect of counseling at school on distress."}, {0, 2},
                Drawn::yes, evidence.school_smd);
  form.evidence({"school_trauma_smd", "1",
                 "Effect of trauma-focused groups at school on pupils with trauma."},
                {0, 2}, Drawn::yes, evidence.school_trauma_smd);
  form.evidence({"school_start", "logit", "Effect of care at school on the first visit."}, {-2, 6},
                Drawn::yes, evidence.school_start);
  form.evidence({"school_drop_out_per_week", "1/week",
                 "Weekly hazard of dropping out of counseling at school."},
                {0, 1}, Drawn::no, evidence.school_drop_out_per_week);
  form.evidence({"school_sessions", "1", "Most sessions of an episode at school."}, {1, 100},
                Drawn::no, evidence.school_sessions);
  form.evidence(
      {"school_screens_per_counselor_week", "1/week", "Pupils whom a full-time counselor screens."},
      {0, 200}, Drawn::yes, evidence.school_screens_per_counselor_week);
  form.evidence(
      {"school_accepts_share", "1", "Share of pupils who screen positive who accept counseling."},
      {0, 1}, Drawn::yes, evidence.school_accepts_share);
  form.evidence({"school_family_share", "1",
                 "Share of adults at home whom the counselor talks with when counseling begins."},
                {0, 1}, Drawn::yes, evidence.school_family_share);
}

void describe_groups(Form& form, CareProgramsEvidence& evidence) {
  form.evidence({"group_smd", "1", "Effect of a support group on distress."}, {0, 2}, Drawn::yes,
                evidence.group_smd);
  form.evidence({"group_places", "1", "Places in a support group."}, {2, 50}, Drawn::no,
                evidence.group_places);
  form.evidence({"group_hours_per_week", "h/week", "Hours of its facilitator for one group."},
                {0.5, 40}, Drawn::no, evidence.group_hours_per_week);
  form.evidence({"group_meetings", "1", "Weekly meetings after which somebody leaves a group."},
                {1, 100}, Drawn::no, evidence.group_meetings);
  form.evidence(
      {"group_ties_per_meeting", "1", "Ties that last which somebody makes at one meeting."},
      {0, 1}, Drawn::yes, evidence.group_ties_per_meeting);
  form.evidence({"made_tie_ends_per_week", "1/week", "Hazard that such a tie ends."}, {0, 1},
                Drawn::yes, evidence.made_tie_ends_per_week);
}

void describe_places(Form& form, CareProgramsEvidence& evidence) {
  form.evidence({"mobile_visits_per_week", "1/week", "Visits in a van, five days a week."},
                {1, 500}, Drawn::no, evidence.mobile_visits_per_week);
  form.evidence({"remote_attend_share", "1",
                 "Chance of attending a booked later session by video with a program."},
                {0, 1}, Drawn::no, evidence.remote_attend_share);
  form.evidence({"collaborative_smd", "1", "Effect of collaborative care on distress."}, {0, 2},
                Drawn::yes, evidence.collaborative_smd);
  form.evidence({"collaborative_clients", "1", "Patients of a full-time care manager."}, {1, 500},
                Drawn::no, evidence.collaborative_clients);
  form.evidence({"collaborative_contacts", "1", "Contacts of a course of collaborative care."},
                {1, 100}, Drawn::no, evidence.collaborative_contacts);
  form.evidence({"collaborative_weeks", "week", "Weeks of such a course."}, {1, 260}, Drawn::no,
                evidence.collaborative_weeks);
  form.evidence({"collaborative_detects_share", "1",
                 "Share of patients who screen positive whom practices act on."},
                {0, 1}, Drawn::yes, evidence.collaborative_detects_share);
  form.evidence(
      {"collaborative_accepts_share", "1", "Share of those who accept care in the practice."},
      {0, 1}, Drawn::yes, evidence.collaborative_accepts_share);
  form.evidence({"collaborative_physical_share", "1",
                 "Share of new patients for whom a visit for physical health is arranged that they "
                 "would not have had."},
                {0, 1}, Drawn::yes, evidence.collaborative_physical_share);
}

}  // namespace

void describe(Form& form, CareProgramsEvidence& evidence) {
  describe_schools(form, evidence);
  describe_groups(form, evidence);
  describe_places(form, evidence);
}

}  // namespace kith
