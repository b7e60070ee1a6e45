#pragma once

#include <vector>

#include "kith/kernel/kernel.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

namespace kith {

/// Services of programs that are open this week, each with its rate by access class.
struct KernelOptions {
  std::vector<KernelOption> options;
  std::vector<int> services;  ///< index of each option's service
  std::vector<std::vector<float>> rates;
};
KernelOptions open_options(WeekContext const& context);

/// How usual services draw, apart from trust.
struct UsualReach {
  std::vector<float> by_access;  ///< by access class: three sums over services, by kind of care
  float most = 0.0F;             ///< KernelWeek::most_reach
};
UsualReach usual_reach(WeekContext const& context);

/// The numbers and tables of this week's pass. They point into what it is made from.
KernelWeek kernel_week(State const& state, WeekContext const& context, KernelOptions const& options,
                       UsualReach const& reach);

}  // namespace kith
