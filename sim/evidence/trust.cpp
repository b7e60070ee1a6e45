#include "kith/evidence_base.hpp"

namespace kith {

void describe(Form& form, TrustEvidence& evidence) {
  form.evidence({"clinic", "1", "Set point for clinics."}, {0, 1}, Drawn::no, evidence.clinic);
  form.evidence(
      {"own_culture_clinic", "1", "Set point for clinics of the own culture or language."}, {0, 1},
      Drawn::no, evidence.own_culture_clinic);
  form.evidence(
      {"host_organization", "1", "Set point for care at an organization that one belongs to."},
      {0, 1}, Drawn::yes, evidence.host_organization);
  form.evidence({"community", "1", "Set point for care at other community organizations."}, {0, 1},
                Drawn::no, evidence.community);
  form.evidence({"primary_care", "1", "Set point for primary care."}, {0, 1}, Drawn::no,
                evidence.primary_care);
  form.evidence({"centre", "1", "Trust at which it neither helps nor hinders."}, {0, 1}, Drawn::no,
                evidence.centre);
  form.evidence({"sd", "1", "Trust that counts as one SD."}, {0.01, 1}, Drawn::no, evidence.sd);
  form.evidence({"good_visit", "1", "Part of the distance to 1 gained by a good visit."}, {0, 1},
                Drawn::yes, evidence.good_visit);
  form.evidence({"tie_visit", "1", "Pull towards a tie who had a good visit."}, {0, 1}, Drawn::yes,
                evidence.tie_visit);
  form.evidence({"bad_event", "1", "Part lost by a long wait, a lost clinician or a closed site."},
                {0, 1}, Drawn::yes, evidence.bad_event);
  form.evidence({"return_per_week", "1/week", "Return to the set point."}, {0, 1}, Drawn::no,
                evidence.return_per_week);
  form.evidence({"long_wait_weeks", "week", "Wait that counts as a bad event."}, {1, 52}, Drawn::no,
                evidence.long_wait_weeks);
}

}  // namespace kith
