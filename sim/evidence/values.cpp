#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, ValuesEvidence& evidence) {
  form.evidence({"phq9_per_k6", "1", "PHQ-9 points per K6 point."}, {0, 3}, Drawn::no,
                evidence.phq9_per_k6);
  form.evidence({"who5_at_zero", "1", "WHO-5 at K6 0."}, {0, 100}, Drawn::no,
                evidence.who5_at_zero);
  form.evidence({"who5_per_k6", "1", "WHO-5 per K6 point."}, {-10, 0}, Drawn::no,
                evidence.who5_per_k6);
  form.evidence({"who5_floor", "1", "Lowest WHO-5."}, {0, 50}, Drawn::no, evidence.who5_floor);
  form.evidence({"life_satisfaction_at_zero", "1", "Life satisfaction (0-10) at K6 0."}, {0, 10},
                Drawn::no, evidence.life_satisfaction_at_zero);
  form.evidence({"life_satisfaction_per_k6", "1", "Life satisfaction per K6 point."}, {-1, 0},
                Drawn::yes, evidence.life_satisfaction_per_k6);
  form.evidence({"utility_at_k6_0", "1", "Utility at K6 0; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_0);
  form.evidence({"utility_at_k6_5", "1", "Utility at K6 5; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_5);
  form.evidence({"utility_at_k6_9", "1", "Utility at K6 9; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_9);
  form.evidence({"utility_at_k6_13", "1", "Utility at K6 13; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_13);
  form.evidence({"utility_at_k6_18", "1", "Utility at K6 18; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_18);
  form.evidence({"utility_at_k6_24", "1", "Utility at K6 24; linear between."}, {0, 1}, Drawn::no,
                evidence.utility_at_k6_24);
  form.evidence(
      {"discount_per_year", "1/year", "Discount of QALYs and WELLBYs; money is not discounted."},
      {0, 0.2}, Drawn::no, evidence.discount_per_year);
}

}  // namespace kith
