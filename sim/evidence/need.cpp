#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, NeedEvidence& evidence) {
  form.evidence({"intercept", "logit", "Log odds of felt need at K6 5 and mean awareness."},
                {-10, 10}, Drawn::no, evidence.intercept);
  form.evidence({"per_k6_point", "logit/point", "Rise of the log odds per K6 point."}, {0, 2},
                Drawn::no, evidence.per_k6_point);
  form.evidence({"per_awareness_sd", "logit", "Rise of the log odds per SD of awareness."}, {0, 5},
                Drawn::no, evidence.per_awareness_sd);
  form.evidence(
      {"persistence_weeks", "week", "Weeks for which the personal threshold of felt need stays."},
      {1, 2600}, Drawn::no, evidence.persistence_weeks);
}

}  // namespace kith
