#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Patients on medication are followed up where their prescriber has moved.
void move_patients(State& state, WeekContext const& context, Effects const& effects);

}  // namespace kith
