#pragma once

#include <algorithm>

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct ValuesEvidence : EvidenceGroup {
  static constexpr Field table = {"values", "",
                                  "From K6 to other measures, and what counts as value."};

  Number phq9_per_k6 =
      number({"phq9_per_k6", "1", "PHQ-9 points per K6 point."}, {0, 3}, Drawn::no);
  Number who5_at_zero = number({"who5_at_zero", "1", "WHO-5 at K6 0."}, {0, 100}, Drawn::no);
  Number who5_per_k6 = number({"who5_per_k6", "1", "WHO-5 per K6 point."}, {-10, 0}, Drawn::no);
  Number who5_floor = number({"who5_floor", "1", "Lowest WHO-5."}, {0, 50}, Drawn::no);
  Number life_satisfaction_at_zero = number(
      {"life_satisfaction_at_zero", "1", "Life satisfaction (0-10) at K6 0."}, {0, 10}, Drawn::no);
  Number life_satisfaction_per_k6 = number(
      {"life_satisfaction_per_k6", "1", "Life satisfaction per K6 point."}, {-1, 0}, Drawn::yes);
  Number utility_at_k6_0 =
      number({"utility_at_k6_0", "1", "Utility at K6 0; linear between."}, {0, 1}, Drawn::no);
  Number utility_at_k6_5 =
      number({"utility_at_k6_5", "1", "Utility at K6 5; linear between."}, {0, 1}, Drawn::no);
  Number utility_at_k6_9 =
      number({"utility_at_k6_9", "1", "Utility at K6 9; linear between."}, {0, 1}, Drawn::no);
  Number utility_at_k6_13 =
      number({"utility_at_k6_13", "1", "Utility at K6 13; linear between."}, {0, 1}, Drawn::no);
  Number utility_at_k6_18 =
      number({"utility_at_k6_18", "1", "Utility at K6 18; linear between."}, {0, 1}, Drawn::no);
  Number utility_at_k6_24 =
      number({"utility_at_k6_24", "1", "Utility at K6 24; linear between."}, {0, 1}, Drawn::no);
  Number discount_per_year = number(
      {"discount_per_year", "1/year", "Discount of QALYs and WELLBYs; money is not discounted."},
      {0, 0.2}, Drawn::no);

  // Straight lines in K6, cut off at the ends of their scales.
  [[nodiscard]] double phq9(double k6) const { return std::min(27.0, phq9_per_k6 * k6); }
  [[nodiscard]] double life_satisfaction(double k6) const {
    return std::clamp(life_satisfaction_at_zero + life_satisfaction_per_k6 * k6, 0.0, 10.0);
  }
};

}  // namespace kith
