#pragma once

#include "kith/processes/week_context.hpp"

namespace kith {

/// What a week of coordination costs, overhead left out: the backbone, and partners' time.
struct CoordinationCost {
  double coordinator_usd_per_week, meetings_usd_per_week;
};
CoordinationCost coordination_cost(Scenario const& scenario, Partnership const& partnership,
                                   CostsEvidence const& costs);

/// What coordination and programs want this week, as far as money is said to go, and what each
/// costs. Of the context it reads the compiled scenario's evidence and services, and the week.
Effects ask_partnerships(State const& state, WeekContext const& context);

}  // namespace kith
