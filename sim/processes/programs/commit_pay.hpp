#pragma once

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

// Pay is committed before the week begins, so that cash never goes below zero (MODEL 7.12).

/// If a purse cannot pay for what is wanted, vacates posts and reduces weekly purchases. Returns
/// whether anything was cut: then programs must be asked again.
bool cut_to_money(State& state, WeekContext const& context, WeekEvents& events,
                  Effects const& wanted);

/// Keeps what is left within the money, and sets how many vacant posts may be filled.
void commit_pay(State& state, WeekContext const& context, Effects& effects);

}  // namespace kith
