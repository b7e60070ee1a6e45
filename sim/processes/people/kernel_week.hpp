#pragma once

#include <vector>

#include "kith/processes/life.hpp"

namespace kith {

/// Services of programs that are open this week, each with its rate by access class.
struct KernelOptions {
  std::vector<KernelOption> options;
  std::vector<int> services;  ///< index of each option's service
  std::vector<std::vector<float>> rates;
};
KernelOptions open_options(Life const& life);

/// How usual services draw, apart from trust.
struct UsualReach {
  std::vector<float> by_access;  ///< by access class: three sums over services, by kind of care
  float most = 0.0F;             ///< KernelWeek::most_reach
};
UsualReach usual_reach(Life const& life);

/// The numbers of the pass that come from evidence.
KernelWeek kernel_week(CompiledScenario const& compiled, double recovery_norm);

/// The columns of a community.
KernelColumns kernel_columns(Residents& residents);

}  // namespace kith
