#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

// Pay is committed before the week is worked, so that cash never goes below zero (MODEL 7.12).

/// Where a purse does not pay for what is wanted, posts are emptied and what is bought by the week
/// is bought in part. Returns whether anything was cut: then programs have to be asked again.
bool cut_to_money(State& state, WeekContext const& context, WeekEvents& events,
                  Effects const& wanted);

/// What is left after that stays within the money, and says how many empty posts may be filled.
void commit_pay(State& state, WeekContext const& context, Effects& effects);

}  // namespace kith
