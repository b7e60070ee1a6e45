#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// People who met at a service this week make ties (`Effects::tie_making`); old ties end.
void befriend(State& state, WeekContext const& context, Effects const& effects, WeekEvents& events);

/// Effects of made ties on distress, stigma and awareness, as of computed ties in the weekly pass.
void live_with_made_ties(State& state, WeekContext const& context);

/// People who leave or move lose their made ties. `rows` must be sorted.
void lose_made_ties(State& state, WeekContext const& context, std::vector<Row> const& rows);

}  // namespace kith
