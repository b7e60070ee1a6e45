#pragma once

#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// People who met at a service this week make ties (`Effects::tie_making`); old ones end.
void befriend(State& state, WeekContext const& context, Effects const& effects, WeekEvents& events);

/// What made ties do to distress, stigma and awareness, as computed ties do in the weekly pass.
void live_with_made_ties(State& state, WeekContext const& context);

/// Who leaves or moves away leaves such ties behind. `rows` are sorted.
void lose_made_ties(State& state, WeekContext const& context, std::vector<Row> const& rows);

}  // namespace kith
