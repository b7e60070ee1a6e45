#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

bool is_eligible(State const& state, WeekContext const& context, Eligibility const& eligible,
                 Row row);
/// Whether a resident aged 10 to 17 goes to a school: its initial members and, among those who have
/// come since, a share as large as its own.
bool is_pupil(State const& state, WeekContext const& context, int school, Row row);

}  // namespace kith
