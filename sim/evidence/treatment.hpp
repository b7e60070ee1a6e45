#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct TreatmentEvidence : EvidenceGroup {
  static constexpr Field table = {"treatment", "", "What care does to distress."};

  Number therapy_smd =
      number({"therapy_smd", "1",
              "Standardized mean difference of a course of therapy against usual care."},
             {0, 3}, Drawn::yes);
  Number medication_smd = number(
      {"medication_smd", "1", "Standardized mean difference of an antidepressant against placebo."},
      {0, 3}, Drawn::yes);
  Number peer_smd = number(
      {"peer_smd", "1", "Standardized mean difference of ten contacts with a peer specialist."},
      {0, 3}, Drawn::yes);
  Number health_worker_smd =
      number({"health_worker_smd", "1",
              "Standardized mean difference of ten sessions with a community health worker."},
             {0, 3}, Drawn::yes);
  Number full_benefit_per_smd =
      number({"full_benefit_per_smd", "z", "Latent shift of a full course per unit of effect."},
             {0, 3}, Drawn::no);
  Number medication_share_of_smd =
      number({"medication_share_of_smd", "1", "Latent shift of medication per unit of effect."},
             {0, 3}, Drawn::no);
  Number sessions_to_gain =
      number({"sessions_to_gain", "1", "Scale of diminishing returns, in sessions."}, {0.5, 50},
             Drawn::no);
  Number half_life_weeks = number(
      {"half_life_weeks", "week", "Half-life of the benefit of sessions."}, {4, 1000}, Drawn::yes);
  Number cap_z =
      number({"cap_z", "z", "Largest benefit of all care together."}, {0.1, 5}, Drawn::no);
  Number medication_rise_weeks =
      number({"medication_rise_weeks", "week", "Weeks until medication works in full."}, {1, 52},
             Drawn::no);
  Number medication_fade_half_life_weeks = number(
      {"medication_fade_half_life_weeks", "week", "Half-life of its benefit after stopping."},
      {1, 52}, Drawn::no);
  Number match_factor = number({"match_factor", "1",
                                "Factor on benefit where staff speak the language of people "
                                "without English, or share their culture."},
                               {0.1, 3}, Drawn::yes);
  Number unmatched_language_factor =
      number({"unmatched_language_factor", "1",
              "Factor on benefit where staff do not speak the person's language."},
             {0.1, 3}, Drawn::yes);
};

}  // namespace kith
