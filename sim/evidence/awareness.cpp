#include "kith/evidence_base.hpp"

namespace kith {

void describe(Form& form, AwarenessEvidence& evidence) {
  form.evidence({"mean", "1", "Mean of the set point."}, {0, 1}, Drawn::no, evidence.mean);
  form.evidence({"sd", "1", "Spread of the set point."}, {0.001, 1}, Drawn::no, evidence.sd);
  form.evidence({"touch_gain", "1", "Part of the distance to 1 gained by a touch."}, {0, 1},
                Drawn::yes, evidence.touch_gain);
  form.evidence({"return_per_week", "1/week", "Return to the set point."}, {0, 1}, Drawn::no,
                evidence.return_per_week);
  form.evidence({"tie_per_week", "1/week", "Pull of ties who know more."}, {0, 1}, Drawn::no,
                evidence.tie_per_week);
}

}  // namespace kith
