#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

/// Everything that a scenario lives by, but for what `varies`, the number of replicates, and words
/// for readers: a line a setting.
std::string inputs_of(Scenario const& scenario, std::vector<Vary> const& varies);

}  // namespace kith
