#pragma once

#include <map>
#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// How a scenario is carried over to another place.
struct CarryOver {
  std::string id;                                  ///< of the new scenario
  std::string community;                           ///< the file that it extends, as written there
  double divide_by = 1.0;                          ///< posts and dollars are divided by this
  std::string divided_of = "in the whole county";  ///< in comments: the undivided ones are for this
  std::map<std::string, double> grants{};  ///< a year, for partnerships whose share is too small
};

struct CarriedScenario {
  std::string text;                ///< the new file
  std::vector<std::string> notes;  ///< what has no counterpart there, one sentence each
};

/// A scenario file for another place. `text` is the file of the scenario `from`, which includes the
/// community it extends; `to` is the other community. The file's own settings are kept, ids become
/// those of the other community, titles of partnerships name its organizations; descriptions and
/// comments, which describe the old place, are left out. Problems are those of the text.
CarriedScenario carry_over(std::string const& text, Scenario const& from, Scenario const& to,
                           CarryOver const& how, Problems& problems);

/// Divides posts and dollars: for a county by its catchments; for a place much smaller than the
/// example, in proportion to residents. Everything else has defaults.
CarryOver carry_by_size(Scenario const& from, Scenario const& to, bool for_county);

/// Says that posts and dollars of the example were divided, or are for another number of residents;
/// one sentence each.
std::vector<std::string> size_notes(Scenario const& from, Scenario const& to, bool for_county);

}  // namespace kith
