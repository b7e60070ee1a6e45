#pragma once

#include "kith/kernel/kernel.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// The numbers and tables of this week's pass. They point into `state` and `context`.
KernelWeek kernel_week(State const& state, WeekContext const& context);

}  // namespace kith
