#include "kith/evidence/evidence_base.hpp"

namespace kith {

namespace {

void describe_part_1(Form& form, CareEvidence& evidence) {
  form.evidence({"therapist_sessions_per_week", "1/week",
                 "Sessions of a full-time therapist in a working week."},
                {1, 100}, Drawn::no, evidence.therapist_sessions_per_week);
  form.evidence({"working_weeks_share", "1", "Share of weeks worked."}, {0.1, 1}, Drawn::no,
                evidence.working_weeks_share);
  form.evidence({"prescriber_visits_per_week", "1/week",
                 "Visits of a full-time prescriber in a working week."},
                {1, 200}, Drawn::no, evidence.prescriber_visits_per_week);
  form.evidence({"prescriber_new_share", "1", "Share of prescriber visits kept for new patients."},
                {0.01, 1}, Drawn::no, evidence.prescriber_new_share);
  form.evidence(
      {"prescriber_follow_up_weeks", "week", "Weeks between visits of patients on medication."},
      {1, 52}, Drawn::no, evidence.prescriber_follow_up_weeks);
  form.evidence({"leave_queue_per_week", "1/week", "Weekly hazard of leaving a queue."}, {0, 1},
                Drawn::no, evidence.leave_queue_per_week);
  form.evidence({"leave_queue_well_per_week", "1/week", "The same in addition when K6 is below 5."},
                {0, 1}, Drawn::no, evidence.leave_queue_well_per_week);
  form.evidence({"start_log_odds", "logit",
                 "Log odds of attending the first visit after a wait of four weeks."},
                {-5, 5}, Drawn::no, evidence.start_log_odds);
  form.evidence(
      {"start_per_week_waited", "logit/week", "Change of those log odds per week waited."},
      {-1, 0.5}, Drawn::no, evidence.start_per_week_waited);
  form.evidence(
      {"start_colocated", "logit", "Effect of care at the place that people already go to."},
      {-5, 5}, Drawn::yes, evidence.start_colocated);
  form.evidence({"start_coached", "logit", "Effect of coaching and company by community staff."},
                {-5, 5}, Drawn::yes, evidence.start_coached);
  form.evidence({"missed_first_visit_slot", "1", "Part of a slot lost by a missed first visit."},
                {0, 1}, Drawn::no, evidence.missed_first_visit_slot);
  form.evidence({"attend_share", "1", "Chance of attending a booked later session."}, {0, 1},
                Drawn::no, evidence.attend_share);
}

void describe_part_2(Form& form, CareEvidence& evidence) {
  form.evidence({"drop_out_per_week", "1/week", "Weekly hazard of dropping out."}, {0, 1},
                Drawn::no, evidence.drop_out_per_week);
  form.evidence({"drop_out_per_stigma_sd", "1", "Log hazard of dropping out per SD of stigma."},
                {-5, 5}, Drawn::no, evidence.drop_out_per_stigma_sd);
  form.evidence(
      {"end_below_k6", "point", "Care ends below this K6 after the least number of sessions."},
      {0, 24}, Drawn::no, evidence.end_below_k6);
  form.evidence({"least_sessions", "1", "Sessions before care ends because of being well."},
                {1, 100}, Drawn::no, evidence.least_sessions);
  form.evidence({"most_sessions_medicaid", "1", "Sessions that Medicaid pays for in an episode."},
                {1, 200}, Drawn::no, evidence.most_sessions_medicaid);
  form.evidence(
      {"most_sessions_private", "1", "Sessions that private insurance pays for in an episode."},
      {1, 200}, Drawn::no, evidence.most_sessions_private);
  form.evidence({"most_sessions_other", "1", "Sessions in an episode otherwise."}, {1, 200},
                Drawn::no, evidence.most_sessions_other);
  form.evidence({"turnover_per_week", "1/week", "Weekly hazard that a clinician leaves."}, {0, 1},
                Drawn::no, evidence.turnover_per_week);
  form.evidence(
      {"turnover_load_effect", "1",
       "Change of that hazard, as a part of it, when all slots are used against 90 % of them."},
      {0, 1}, Drawn::no, evidence.turnover_load_effect);
  form.evidence({"refill_weeks", "week", "Mean weeks that a post stays empty."}, {0, 260},
                Drawn::no, evidence.refill_weeks);
  form.evidence({"clients_lost_share", "1", "Share of clients lost when their clinician leaves."},
                {0, 1}, Drawn::no, evidence.clients_lost_share);
  form.evidence({"worker_clients", "1",
                 "Active clients of a full-time peer specialist or community health worker."},
                {1, 200}, Drawn::no, evidence.worker_clients);
  form.evidence({"worker_contacts", "1",
                 "Contacts of a course with a peer specialist or community health worker."},
                {1, 100}, Drawn::no, evidence.worker_contacts);
  form.evidence({"worker_course_weeks", "week", "Weeks of such a course."}, {1, 260}, Drawn::no,
                evidence.worker_course_weeks);
  form.evidence(
      {"course_drop_out_per_contact", "1",
       "Chance of leaving a course, instead of coming to a contact, for those with peers, health "
       "workers, groups and care managers."},
      {0, 1}, Drawn::yes, evidence.course_drop_out_per_contact);
}

void describe_part_3(Form& form, CareEvidence& evidence) {
  form.evidence(
      {"medication_stop_early_per_week", "1/week", "Weekly hazard of stopping in the first weeks."},
      {0.001, 1}, Drawn::no, evidence.medication_stop_early_per_week);
  form.evidence({"medication_early_weeks", "week", "Weeks that count as early."}, {1, 260},
                Drawn::no, evidence.medication_early_weeks);
  form.evidence({"medication_stop_late_per_week", "1/week", "Weekly hazard of stopping later."},
                {0.0005, 1}, Drawn::no, evidence.medication_stop_late_per_week);
  form.evidence({"prescriber_medicates_share", "1",
                 "Share of new patients of a prescriber who start medication."},
                {0, 1}, Drawn::no, evidence.prescriber_medicates_share);
  form.evidence({"severe_priority_k6", "point", "K6 from which a request goes ahead of others."},
                {0, 24}, Drawn::no, evidence.severe_priority_k6);
}

}  // namespace

void describe(Form& form, CareEvidence& evidence) {
  describe_part_1(form, evidence);
  describe_part_2(form, evidence);
  describe_part_3(form, evidence);
}

}  // namespace kith
