#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"

namespace kith {

/// What the dated shocks of a scenario weigh this week, z by zone: a function of the week alone.
std::vector<float> zone_shocks(WeekContext const& context);

}  // namespace kith
