#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"

namespace kith {

/// The effect of a scenario's dated shocks this week, z by zone: depends only on the week.
std::vector<float> zone_shocks(WeekContext const& context);

}  // namespace kith
