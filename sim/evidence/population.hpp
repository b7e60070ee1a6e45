#pragma once

#include "kith/evidence/evidence_group.hpp"

namespace kith {

struct PopulationEvidence : EvidenceGroup {
  static constexpr Field table = {"population", "", "Who comes, goes, moves, and knows whom."};

  Number replaced_per_year =
      number({"replaced_per_year", "1/year", "Share of residents replaced by newcomers in a year."},
             {0, 1}, Drawn::no);
  Number moved_per_year =
      number({"moved_per_year", "1/year",
              "Share of residents who change home within the community in a year."},
             {0, 1}, Drawn::no);
  Number mean_ties = number(
      {"mean_ties", "1", "Mean ties of a resident, housemates included; more than 8 counts as 8."},
      {0, 15}, Drawn::no);
  Number isolated_share = number(
      {"isolated_share", "1", "Share of residents with at most one tie."}, {0, 1}, Drawn::no);
};

}  // namespace kith
