#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, TreatmentEvidence& evidence) {
  form.evidence({"therapy_smd", "1",
                 "Standardized mean difference of a course of therapy against usual care."},
                {0, 3}, Drawn::yes, evidence.therapy_smd);
  form.evidence(
      {"medication_smd", "1", "Standardized mean difference of an antidepressant against placebo."},
      {0, 3}, Drawn::yes, evidence.medication_smd);
  form.evidence(
      {"peer_smd", "1", "Standardized mean difference of ten contacts with a peer specialist."},
      {0, 3}, Drawn::yes, evidence.peer_smd);
  form.evidence({"health_worker_smd", "1",
                 "Standardized mean difference of ten sessions with a community health worker."},
                {0, 3}, Drawn::yes, evidence.health_worker_smd);
  form.evidence({"full_benefit_per_smd", "z", "Latent shift of a full course per unit of effect."},
                {0, 3}, Drawn::no, evidence.full_benefit_per_smd);
  form.evidence({"medication_share_of_smd", "1", "Latent shift of medication per unit of effect."},
                {0, 3}, Drawn::no, evidence.medication_share_of_smd);
  form.evidence({"sessions_to_gain", "1", "Scale of diminishing returns, in sessions."}, {0.5, 50},
                Drawn::no, evidence.sessions_to_gain);
  form.evidence({"half_life_weeks", "week", "Half-life of the benefit of sessions."}, {4, 1000},
                Drawn::yes, evidence.half_life_weeks);
  form.evidence({"cap_z", "z", "Largest benefit of all care together."}, {0.1, 5}, Drawn::no,
                evidence.cap_z);
  form.evidence({"medication_rise_weeks", "week", "Weeks until medication works in full."}, {1, 52},
                Drawn::no, evidence.medication_rise_weeks);
  form.evidence(
      {"medication_fade_half_life_weeks", "week", "Half-life of its benefit after stopping."},
      {1, 52}, Drawn::no, evidence.medication_fade_half_life_weeks);
  form.evidence({"match_factor", "1",
                 "Factor on benefit where staff speak the language of people without English, or "
                 "share their culture."},
                {0.1, 3}, Drawn::yes, evidence.match_factor);
  form.evidence({"unmatched_language_factor", "1",
                 "Factor on benefit where staff do not speak the person's language."},
                {0.1, 3}, Drawn::yes, evidence.unmatched_language_factor);
}

}  // namespace kith
