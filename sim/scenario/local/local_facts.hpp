#pragma once

#include <string>

#include "kith/schema/form.hpp"

namespace kith {

/// What a clinic of the place knows of its last year, to be compared with usual care: the model
/// never reads it. Table `[local]` of a community file; below 0: not known.
struct LocalFacts {
  std::string source;                  ///< where the facts were read
  std::string organization;            ///< the clinic that they are about
  double clients_per_year = -1.0;      ///< people, each once
  double visits_per_year = -1.0;       ///< attended
  double weeks_to_first_visit = -1.0;  ///< that a new request waits
  double billed_share = -1.0;          ///< of visits, to insurers: for programs that bill
};

void describe(Form& form, LocalFacts& local);

}  // namespace kith
