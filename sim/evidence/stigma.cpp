#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, StigmaEvidence& evidence) {
  form.evidence({"return_per_week", "1/week",
                 "Part of the distance to the own level that is closed in a week."},
                {0, 1}, Drawn::yes, evidence.return_per_week);
  form.evidence(
      {"tie_per_week", "1/week", "Pull towards the stigma of ties who are less than one SD away."},
      {0, 0.1}, Drawn::no, evidence.tie_per_week);
  form.evidence({"contact_sd", "1",
                 "Fall after a first contact with somebody with lived experience; half after a "
                 "second within a year, a quarter after a third."},
                {0, 3}, Drawn::yes, evidence.contact_sd);
  form.evidence(
      {"speaks_per_week", "1/week", "Chance that a tie in recovery speaks about it in a week."},
      {0, 1}, Drawn::no, evidence.speaks_per_week);
  form.evidence(
      {"tie_speaks_sd", "1",
       "Fall when a tie speaks about recovery, counted in excess of what was usual before."},
      {0, 1}, Drawn::no, evidence.tie_speaks_sd);
  form.evidence({"recovery_weeks", "week",
                 "Weeks after care for which a person who is well counts as in recovery."},
                {1, 250}, Drawn::no, evidence.recovery_weeks);
}

}  // namespace kith
