#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Makes the referrals of the trial's arms that are due this week.
void refer_participants(State& state, WeekContext const& context, WeekEvents& events);

}  // namespace kith
