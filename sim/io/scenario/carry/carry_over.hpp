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
  std::string community;                           ///< the file that it extends, as it names it
  double divide_by = 1.0;                          ///< posts and dollars are divided by this
  std::string divided_of = "in the whole county";  ///< what the undivided ones are, in comments
  std::map<std::string, double> grants{};  ///< a year, of partnerships whose share is too small
};

struct CarriedScenario {
  std::string text;                ///< the new file
  std::vector<std::string> notes;  ///< what has no counterpart there, a sentence each
};

/// A scenario file for another place. `text` is the file of the scenario `from`, with the community
/// that it extends; `to` is the other community. What the file sets itself is kept, ids are those
/// of the other community, titles of partnerships name its organizations, and descriptions and
/// comments, which tell of the old place, are left out. Problems are those of the text.
CarriedScenario carry_over(std::string const& text, Scenario const& from, Scenario const& to,
                           CarryOver const& how, Problems& problems);

/// Posts and dollars of a county by its catchments; of an example that is much larger than the
/// place, in proportion to residents. The rest of it is as it comes.
CarryOver carry_by_size(Scenario const& from, Scenario const& to, bool for_county);

/// That posts and dollars of the example were divided, or are for another number of residents; a
/// sentence each.
std::vector<std::string> size_notes(Scenario const& from, Scenario const& to, bool for_county);

}  // namespace kith
