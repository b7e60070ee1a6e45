#pragma once

#include "kith/processes/week_context.hpp"

namespace kith {

/// The weekly cost of coordination, overhead excluded: the coordinator, and partners' time.
struct CoordinationCost {
  double coordinator_usd_per_week, meetings_usd_per_week;
};
CoordinationCost coordination_cost(Scenario const& scenario, Partnership const& partnership,
                                   CostsEvidence const& costs);

/// What coordination and programs want this week, given the money that the state says they have,
/// and what each costs. Of the context, it reads only the compiled scenario and the week.
Effects ask_partnerships(State const& state, WeekContext const& context);

}  // namespace kith
