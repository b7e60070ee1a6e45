#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Whether a service takes somebody who asks. Who is in a course with a peer or health worker
/// begins no second one, but is free to begin clinical care.
bool admits(State const& state, WeekContext const& context, Service const& service, Row row);
/// Part of its slots that a service has this week: less where an event closes in-person care.
double open_share(WeekContext const& context, Service const& service);
/// The service that a person chooses among those that are sought, or -1.
int choose_service(State const& state, WeekContext const& context, Row row, Sought what);
/// Sets the capacity of every service for the hazard: slots a week per adult over those of the
/// reference nation, and the deterrence of its present wait; for usual care by what is sought, too.
void set_capacity(State const& state, CompiledScenario const& compiled, ServiceOffers& offers);

}  // namespace kith
