#include "kith/evidence_base.hpp"

namespace kith {

void describe(Form& form, StigmaEvidence& evidence) {
  form.evidence({"return_per_week", "1/week", "Return to the set point."}, {0, 1}, Drawn::yes,
                evidence.return_per_week);
  form.evidence({"tie_per_week", "1/week", "Pull towards ties less than one SD away."}, {0, 0.1},
                Drawn::no, evidence.tie_per_week);
  form.evidence(
      {"contact_sd", "1", "Fall after a first contact with somebody with lived experience."},
      {0, 3}, Drawn::yes, evidence.contact_sd);
  form.evidence(
      {"speaks_per_week", "1/week", "Chance that a tie in recovery speaks about it in a week."},
      {0, 1}, Drawn::no, evidence.speaks_per_week);
  form.evidence({"tie_speaks_sd", "1", "Fall when that happens."}, {0, 1}, Drawn::no,
                evidence.tie_speaks_sd);
  form.evidence({"recovery_weeks", "week",
                 "Weeks after care for which a person who is well counts as in recovery."},
                {1, 250}, Drawn::no, evidence.recovery_weeks);
}

}  // namespace kith
