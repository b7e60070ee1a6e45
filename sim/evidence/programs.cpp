#include "kith/evidence/programs_evidence.hpp"

namespace kith {

void describe(Form& form, ProgramsEvidence& evidence) {
  form.evidence({"outreach_contacts_per_worker_week", "1/week",
                 "People whom a full-time outreach worker finds and screens."},
                {0, 200}, Drawn::yes, evidence.outreach_contacts_per_worker_week);
  form.evidence({"outreach_accepts_share", "1",
                 "Share of those who screen positive who accept an offer of care."},
                {0, 1}, Drawn::yes, evidence.outreach_accepts_share);
  form.evidence({"screen_cut_off_k6", "point", "Reading from which a screening is positive."},
                {0, 24}, Drawn::no, evidence.screen_cut_off_k6);
  form.evidence({"at_risk_weight_poverty", "1",
                 "How much likelier outreach meets somebody below 200 % of poverty."},
                {0.1, 20}, Drawn::yes, evidence.at_risk_weight_poverty);
  form.evidence({"at_risk_weight_trauma", "1", "The same for somebody with trauma."}, {0.1, 20},
                Drawn::yes, evidence.at_risk_weight_trauma);
  form.evidence({"at_risk_weight_isolation", "1", "The same for somebody with at most one tie."},
                {0.1, 20}, Drawn::yes, evidence.at_risk_weight_isolation);
  form.evidence({"at_risk_weight_distress", "1", "The same for K6 of 5 or more."}, {0.1, 20},
                Drawn::yes, evidence.at_risk_weight_distress);
  form.evidence({"peer_talks_per_week", "1/week",
                 "People whom a full-time peer specialist tells about recovery."},
                {0, 50}, Drawn::yes, evidence.peer_talks_per_week);
  describe(form, static_cast<CareProgramsEvidence&>(evidence));
}

}  // namespace kith
