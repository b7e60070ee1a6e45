#include <algorithm>

#include "kith/ground/weeks.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

/// The mean over the burn-in's last year; afterward the norm is fixed.
void update_recovery_norm(State& state, WeekContext const& context, ResidentUpdate const& update) {
  if (context.week >= 0 || update.ties_met == 0) return;
  double const share =
      static_cast<double>(update.ties_in_recovery) / static_cast<double>(update.ties_met);
  state.recovery_norm +=
      (share - state.recovery_norm) / std::min(context.clock + 1.0, double{weeks_per_year});
}

}  // namespace kith
