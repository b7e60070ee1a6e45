#pragma once

#include <string>
#include <vector>

#include "kith/processes/week_flow.hpp"
#include "kith/state/state.hpp"
#include "kith/study/panel.hpp"

namespace kith {

/// Everybody's care in the week just simulated, by row: all fields except person and K6.
std::vector<PersonWeek> care_of_week(State const& state, WeekFlow const& week);

/// The services of a scenario, then primary care and medication without a visit.
std::vector<std::string> places_of_care(CompiledScenario const& compiled);

}  // namespace kith
