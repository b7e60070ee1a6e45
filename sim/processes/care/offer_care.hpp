#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// A touch: a person learns what helps and where it is.
void hear_of_care(State& state, WeekContext const& context, Row row);

/// Whether a reading of K6 reaches the cut-off. `word` draws its error.
bool screens_positive(State const& state, WeekContext const& context, Row row, std::uint32_t word);

/// Opens a request for a person not yet in care: at `service` if it is open to them, or (`nowhere`)
/// at the service that they choose. `coached`: a helper comes along to the first visit.
void offer_care(State& state, WeekContext const& context, WeekEvents& events, Row row, int service,
                bool coached);

/// Screens patients of practices that take part.
void screen_patients(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events);

/// Informs adults who live with new clients of services that talk with families.
void tell_families(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events);

}  // namespace kith
