#pragma once

#include "kith/outcomes/observer.hpp"
#include "kith/simulation/schedule.hpp"
#include "kith/simulation/timings.hpp"

namespace kith {

/// One community in the simulation of one scenario: its state, and its latest week.
struct Simulation {
  State& state;
  WeekFlow week;
  Timings* timings = nullptr;  ///< where the time of each step is added up, if anywhere
};

/// `compiled`, `state` and `strata` must outlive it.
Simulation make_simulation(CompiledScenario const& compiled, State& state, Strata const& strata,
                           int threads, Budget budget = {});

/// Prepares the first step of a week. `observer` may be nullptr.
void begin_week(Simulation& simulation, Week week, Observer const* observer = nullptr);

/// The name of the observer's time among those of the steps.
inline constexpr std::string_view observing = "observe";

/// THE LOOP: simulates the weeks `from` to `to` - 1, each by the steps of the schedule.
void simulate(Simulation& simulation, Week from, Week to, Observer* observer);

}  // namespace kith
