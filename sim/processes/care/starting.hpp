#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Whether a person who is offered a first visit this week comes (MODEL 7.7).
bool starts(State const& state, WeekContext const& context, Request const& request);

}  // namespace kith
