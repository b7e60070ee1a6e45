#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, AwarenessEvidence& evidence) {
  form.evidence({"mean", "1", "Mean over people of the awareness to which each of them returns."},
                {0, 1}, Drawn::no, evidence.mean);
  form.evidence({"sd", "1", "Standard deviation of that awareness between people."}, {0.001, 1},
                Drawn::no, evidence.sd);
  form.evidence({"touch_gain", "1", "Part of the distance to 1 gained by one contact."}, {0, 1},
                Drawn::yes, evidence.touch_gain);
  form.evidence({"return_per_week", "1/week",
                 "Part of the distance to the own level that is closed in a week."},
                {0, 1}, Drawn::no, evidence.return_per_week);
  form.evidence({"tie_per_week", "1/week",
                 "Pull towards the awareness of ties, whether they know more or less."},
                {0, 1}, Drawn::no, evidence.tie_per_week);
}

}  // namespace kith
