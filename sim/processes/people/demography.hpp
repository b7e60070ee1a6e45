#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/week_flow.hpp"

namespace kith {

// Parts of `strike_events`.
/// Birthdays, one in 52 a week; one resident in need.persistence_weeks redraws readiness.
void grow_older(State& state, WeekContext const& context, WeekEvents& events);
/// Births into age 10 and migration: a newcomer in the same home.
void replace_residents(State& state, WeekContext const& context, WeekEvents& events);
/// Lets people exchange homes with others elsewhere in the community.
Moves change_homes(State& state, WeekContext const& context);

void set_coverage(CompiledScenario const& compiled, Residents& residents, Row row,
                  std::uint8_t coverage);

}  // namespace kith
