#pragma once

#include <string>

#include "kith/schema/form.hpp"

namespace kith {

/// Facts about the last year of a clinic of the place, to be compared with usual care: the model
/// never reads them. Table `[local]` of a community file; below 0: unknown.
struct LocalFacts {
  std::string source;                  ///< where the facts come from
  std::string organization;            ///< the clinic
  double clients_per_year = -1.0;      ///< people, each counted once
  double visits_per_year = -1.0;       ///< attended
  double weeks_to_first_visit = -1.0;  ///< the wait of a new request
  double billed_share = -1.0;          ///< of visits, billed to insurers: for programs that bill
};

void describe(Form& form, LocalFacts& local);

}  // namespace kith
