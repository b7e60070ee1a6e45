#pragma once

#include <map>
#include <string>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// USD a year of each partnership's grant that pays for its posts and meetings, of partnerships
/// whose own grant does not: a meeting costs as much in a small place.
std::map<std::string, double> grants_needed(Scenario const& scenario);

}  // namespace kith
