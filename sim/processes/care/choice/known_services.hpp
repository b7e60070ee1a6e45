#pragma once

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Whether somebody, or who sends them, knows of a service: everybody of usual care, some of what a
/// program adds (MODEL 7.5).
bool knows(State const& state, WeekContext const& context, Row row, std::size_t service,
           Errand errand);

}  // namespace kith
