#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, TrustEvidence& evidence) {
  form.evidence({"clinic", "1", "Trust in clinics to which people return without visits."}, {0, 1},
                Drawn::no, evidence.clinic);
  form.evidence({"own_culture_clinic", "1",
                 "The same for members of a group whose culture some provider shares."},
                {0, 1}, Drawn::no, evidence.own_culture_clinic);
  form.evidence({"host_organization", "1",
                 "Trust in care at community organizations of those who belong to one."},
                {0, 1}, Drawn::yes, evidence.host_organization);
  form.evidence({"community", "1", "Trust in care at community organizations of everybody else."},
                {0, 1}, Drawn::no, evidence.community);
  form.evidence(
      {"primary_care", "1", "Trust in primary care to which people return without visits."}, {0, 1},
      Drawn::no, evidence.primary_care);
  form.evidence({"centre", "1", "Trust at which it neither helps nor hinders."}, {0, 1}, Drawn::no,
                evidence.centre);
  form.evidence({"sd", "1", "Trust that counts as one SD."}, {0.01, 1}, Drawn::no, evidence.sd);
  form.evidence({"good_visit", "1", "Part of the distance to 1 gained by an attended visit."},
                {0, 1}, Drawn::yes, evidence.good_visit);
  form.evidence({"tie_visit", "1",
                 "Part of the distance to the trust of a tie with a visit this week that is closed "
                 "by meeting."},
                {0, 1}, Drawn::yes, evidence.tie_visit);
  form.evidence({"bad_event", "1",
                 "Part lost by a long wait, a clinician who leaves or a service that closes."},
                {0, 1}, Drawn::yes, evidence.bad_event);
  form.evidence({"discrimination", "1",
                 "Part of trust in clinics that is lost by one event of discrimination."},
                {0, 1}, Drawn::no, evidence.discrimination);
  form.evidence({"return_per_week", "1/week",
                 "Part of the distance to the own level that is closed in a week."},
                {0, 1}, Drawn::no, evidence.return_per_week);
  form.evidence(
      {"long_wait_weeks", "week", "Wait beyond which trust is lost, once for each request."},
      {1, 52}, Drawn::no, evidence.long_wait_weeks);
}

}  // namespace kith
