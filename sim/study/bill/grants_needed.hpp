#pragma once

#include <map>
#include <string>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// The grant in USD a year that would pay for a partnership's posts and meetings, for partnerships
/// whose own grant does not: a meeting costs as much in a small place.
std::map<std::string, double> grants_needed(Scenario const& scenario);

}  // namespace kith
