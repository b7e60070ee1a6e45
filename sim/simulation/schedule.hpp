#pragma once

#include <span>
#include <string_view>

#include "kith/processes/week_flow.hpp"

namespace kith {

/// One step of a week: its name and an adapter that runs it. The step itself is a plain function of
/// that name (kith/processes/steps.hpp).
struct Step {
  std::string_view name;
  void (*run)(State& state, WeekFlow& week);
};

/// The steps of the week, in order.
std::span<Step const> schedule();

}  // namespace kith
