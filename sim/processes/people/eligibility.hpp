#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

bool is_eligible(State const& state, WeekContext const& context, Eligibility const& eligible,
                 Row row);
/// Whether somebody of 10 to 17 goes to a school: members that the community was made with, and of
/// those who have come since as many as its share.
bool is_pupil(State const& state, WeekContext const& context, int school, Row row);

}  // namespace kith
