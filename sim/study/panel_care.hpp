#pragma once

#include <string>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/state/state.hpp"
#include "kith/study/panel.hpp"

namespace kith {

/// What everybody had in the week that has just been lived through, by row: all but person and K6.
std::vector<PersonWeek> care_of_week(State const& state, WeekFlow const& week);

/// The services of a scenario, then primary care and medication without a visit.
std::vector<std::string> places_of_care(CompiledScenario const& compiled);

}  // namespace kith
