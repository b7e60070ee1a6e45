#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, CrisisEvidence& evidence) {
  form.evidence({"hazard_per_week", "1/week", "Weekly hazard of a crisis visit at K6 13."}, {0, 1},
                Drawn::no, evidence.hazard_per_week);
  form.evidence({"per_k6_point", "1/point", "Log hazard per K6 point beyond 13."}, {0, 2},
                Drawn::no, evidence.per_k6_point);
  form.evidence({"in_care_factor", "1", "Hazard in care against out of care."}, {0, 1}, Drawn::yes,
                evidence.in_care_factor);
  form.evidence({"referral_share", "1", "Share of crisis visits that end in a referral."}, {0, 1},
                Drawn::no, evidence.referral_share);
}

}  // namespace kith
