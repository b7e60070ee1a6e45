#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// A touch: somebody learns what helps and where it is.
void hear_of_care(State& state, WeekContext const& context, Row row);

/// Whether a reading of K6 reaches the cut-off. `word` draws its error.
bool screens_positive(State const& state, WeekContext const& context, Row row, std::uint32_t word);

/// Opens a request for whoever is not in care yet: at `service` where it is open to them, or
/// (`nowhere`) at the service that they choose. `coached`: somebody comes along to the first visit.
void offer_care(State& state, WeekContext const& context, WeekEvents& events, Row row, int service,
                bool coached);

/// Patients of practices that screen.
void screen_patients(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events);

/// Adults at home with new clients of services that talk with families.
void tell_families(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events);

}  // namespace kith
