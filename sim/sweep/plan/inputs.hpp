#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// Everything that affects a scenario's runs, except what `varies`, the number of replicates, and
/// words for readers: one line per setting.
std::string inputs_of(Scenario const& scenario, std::vector<Vary> const& varies);

}  // namespace kith
