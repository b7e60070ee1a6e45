#include "kith/evidence/evidence_base.hpp"

namespace kith {

void describe(Form& form, PopulationEvidence& evidence) {
  form.evidence({"replaced_per_year", "1/year", "Share of residents replaced in a year."}, {0, 1},
                Drawn::no, evidence.replaced_per_year);
  form.evidence(
      {"moved_per_year", "1/year", "Share who change home within the community in a year."}, {0, 1},
      Drawn::no, evidence.moved_per_year);
  form.evidence(
      {"mean_ties", "1", "Mean number of ties, housemates included; more than 8 counts as 8."},
      {0, 15}, Drawn::no, evidence.mean_ties);
  form.evidence({"isolated_share", "1", "Share with at most one tie."}, {0, 1}, Drawn::no,
                evidence.isolated_share);
}

}  // namespace kith
