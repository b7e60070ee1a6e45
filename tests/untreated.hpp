#pragma once

#include "kith/evidence/care.hpp"
#include "kith/evidence/evidence_base.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/population.hpp"

namespace kith::test {

/// Nobody seeks help, is detected or is referred: the course of untreated people.
inline void take_care_away(EvidenceBase& evidence) {
  evidence.help_seeking->base_hazard_per_week.value = 0.0;
  evidence.primary_care->visit_insured_per_week.value = 0.0;
  evidence.primary_care->visit_uninsured_per_week.value = 0.0;
  evidence.crisis->referral_share.value = 0.0;
}

/// Keeps the same people in the same homes.
inline void keep_everybody(EvidenceBase& evidence) {
  evidence.population->replaced_per_year.value = 0.0;
  evidence.population->moved_per_year.value = 0.0;
}

}  // namespace kith::test
