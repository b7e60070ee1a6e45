#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Whom a filter asks for. Empty lists ask for nobody in particular.
struct PeopleFilter {
  std::vector<std::string> groups{}, members_of{}, zones{}, race{};
  int youngest_age = 10, oldest_age = 200;
  std::string pupils_of{};  ///< a school; empty: whoever
};

/// Whether any resident of the community can match, as its margins say.
bool anybody_matches(Scenario const& scenario, PeopleFilter const& filter);

/// Whether a language is needed by anybody, or is English.
bool anybody_needs(Scenario const& scenario, std::string const& language);

}  // namespace kith
