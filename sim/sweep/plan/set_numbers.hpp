#pragma once

#include <map>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Numbers by their path.
using NumbersByPath = std::map<std::string, double, std::less<>>;

/// Sets the numbers of a scenario that are named in `values`; whole numbers are rounded, flags are
/// set if the value is not 0. An evidence number that is set is certain: replicates no longer draw
/// it. Paths that the scenario does not have are ignored. Returns the complaints of checks over
/// several keys.
std::vector<std::string> set_numbers(Scenario& scenario, NumbersByPath const& values);

}  // namespace kith
