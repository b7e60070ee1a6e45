#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Why somebody is about to go somewhere (MODEL 7.5, 7.6).
enum class Errand : std::uint8_t {
  own,       ///< they ask for help themselves
  offer,     ///< somebody offers help to find care
  referral,  ///< a doctor or emergency room sends them to a specialist
  therapy    ///< a prescriber sends them to a therapist
};

/// Whether a service takes somebody who asks. Who is in a course with a peer or health worker
/// begins no second one, but is free to begin clinical care.
bool admits(State const& state, WeekContext const& context, Service const& service, Row row);
/// Part of its slots that a service has this week: less where an event closes in-person care.
double open_share(WeekContext const& context, Service const& service);
/// The service to which somebody goes, or nowhere if none will do.
int choose_service(State const& state, WeekContext const& context, Row row, Errand errand);
/// How much each service draws who may go to several, and who accepts its wait.
void set_draws(State const& state, CompiledScenario const& compiled, ServiceOffers& offers);

}  // namespace kith
