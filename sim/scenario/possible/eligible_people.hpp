#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// The people whom a filter selects. Empty lists select everybody.
struct PeopleFilter {
  std::vector<std::string> groups{}, members_of{}, zones{}, race{};
  int youngest_age = 10, oldest_age = 200;
  std::string pupils_of{};  ///< a school; empty: no condition
};

/// Whether any resident of the community can match, given its margins.
bool anybody_matches(Scenario const& scenario, PeopleFilter const& filter);

/// Whether anybody needs a language, or it is English.
bool anybody_needs(Scenario const& scenario, std::string const& language);

}  // namespace kith
