#include "kith/evidence/programs_evidence.hpp"

namespace kith {

void describe(Form& form, CostsEvidence& evidence) {
  form.evidence({"therapy_session_usd", "USD", "A therapy session."}, {0, 5000}, Drawn::yes,
                evidence.therapy_session_usd);
  form.evidence({"prescriber_visit_usd", "USD", "A visit to a prescriber."}, {0, 5000}, Drawn::yes,
                evidence.prescriber_visit_usd);
  form.evidence({"primary_care_visit_usd", "USD", "A primary care visit for mental health."},
                {0, 5000}, Drawn::yes, evidence.primary_care_visit_usd);
  form.evidence({"crisis_visit_usd", "USD", "An emergency visit for mental health."}, {0, 50000},
                Drawn::yes, evidence.crisis_visit_usd);
  form.evidence({"medication_week_usd", "USD", "A week of medication."}, {0, 1000}, Drawn::yes,
                evidence.medication_week_usd);
  form.evidence(
      {"health_worker_year_usd", "USD", "A full-time outreach worker or community health worker."},
      {0, 1000000}, Drawn::yes, evidence.health_worker_year_usd);
  form.evidence({"peer_year_usd", "USD", "A full-time peer specialist."}, {0, 1000000}, Drawn::yes,
                evidence.peer_year_usd);
  form.evidence({"coordinator_year_usd", "USD",
                 "Backbone of a coalition: a full-time coordinator and its meetings."},
                {0, 2000000}, Drawn::yes, evidence.coordinator_year_usd);
  form.evidence(
      {"partner_meeting_usd", "USD", "Time of one partner at one meeting of the partnership."},
      {0, 5000}, Drawn::yes, evidence.partner_meeting_usd);
  form.evidence({"school_counselor_year_usd", "USD", "A full-time counselor at a school."},
                {0, 1000000}, Drawn::yes, evidence.school_counselor_year_usd);
  form.evidence({"group_facilitator_year_usd", "USD",
                 "A full-time facilitator of support groups, room and material included."},
                {0, 1000000}, Drawn::yes, evidence.group_facilitator_year_usd);
  form.evidence({"mobile_clinic_year_usd", "USD", "A van with its crew, five days a week."},
                {0, 5000000}, Drawn::yes, evidence.mobile_clinic_year_usd);
  form.evidence({"collaborative_place_year_usd", "USD",
                 "A place in collaborative care for a year: care manager and consultant."},
                {0, 50000}, Drawn::yes, evidence.collaborative_place_year_usd);
}

}  // namespace kith
