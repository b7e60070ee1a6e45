#pragma once

#include <cstdint>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// What care everybody had in the week that has just been lived through, by row: sums of PanelCare.
std::vector<std::uint8_t> care_of_week(State const& state, WeekFlow const& week);

}  // namespace kith
