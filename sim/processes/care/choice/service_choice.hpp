#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Why a person is looking for a service (MODEL 7.5, 7.6).
enum class Errand : std::uint8_t {
  own,       ///< they ask for help themselves
  offer,     ///< somebody offers to help find care
  referral,  ///< a doctor or emergency room refers them to a specialist
  therapy    ///< a prescriber refers them to a therapist
};

/// Whether a service takes a person who asks. A client in a course with a peer or health worker
/// begins no second course, but may begin clinical care.
bool admits(State const& state, WeekContext const& context, Service const& service, Row row);
/// Part of its slots that a service has this week: less if an event closes in-person care.
double open_share(WeekContext const& context, Service const& service);
/// The service that a person chooses, or nowhere if none will do.
int choose_service(State const& state, WeekContext const& context, Row row, Errand errand);
/// Computes how strongly services attract people with a choice, and how many accept their waits.
void set_draws(State const& state, CompiledScenario const& compiled, ServiceOffers& offers);

}  // namespace kith
