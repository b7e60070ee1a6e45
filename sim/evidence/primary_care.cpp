#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, PrimaryCareEvidence& evidence) {
  form.evidence(
      {"visit_insured_per_week", "1/week", "Weekly chance of a primary care visit with coverage."},
      {0, 1}, Drawn::no, evidence.visit_insured_per_week);
  form.evidence({"visit_uninsured_per_week", "1/week", "The same without coverage."}, {0, 1},
                Drawn::no, evidence.visit_uninsured_per_week);
  form.evidence({"detection_k6_9_plus", "1", "Chance that a visit detects distress at K6 >= 9."},
                {0, 1}, Drawn::no, evidence.detection_k6_9_plus);
  form.evidence({"detection_k6_5_to_9", "1", "The same at K6 5 to 9."}, {0, 1}, Drawn::no,
                evidence.detection_k6_5_to_9);
  form.evidence({"detection_k6_below_5", "1", "The same below 5."}, {0, 1}, Drawn::no,
                evidence.detection_k6_below_5);
  form.evidence({"medication_share", "1",
                 "Share of detected people who start medication; the others are referred."},
                {0, 1}, Drawn::no, evidence.medication_share);
  form.evidence({"referral_visit_per_week", "1/week",
                 "Weekly chance of the visit that gives a referral which a service requires."},
                {0, 1}, Drawn::no, evidence.referral_visit_per_week);
  form.evidence({"visits_per_fte_week", "1/week",
                 "Mental health visits of a full-time post in primary care."},
                {1, 200}, Drawn::no, evidence.visits_per_fte_week);
}

}  // namespace kith
