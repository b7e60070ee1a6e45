#pragma once

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Whether a person, or whoever refers them, knows of a service: everybody knows usual care, some
/// know what a program adds (MODEL 7.5).
bool knows(State const& state, WeekContext const& context, Row row, std::size_t service,
           Errand errand);

}  // namespace kith
