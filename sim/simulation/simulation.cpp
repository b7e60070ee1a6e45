#include "kith/simulation/simulation.hpp"

#include "kith/processes/people/zone_shocks.hpp"

namespace kith {

Simulation make_simulation(CompiledScenario const& compiled, State& state, Strata const& strata,
                           int threads, Budget budget) {
  return {state, {{compiled, strata, threads, std::move(budget)}}};
}

void begin_week(Simulation& simulation, Week week, Observer const* observer) {
  WeekContext& context = simulation.week.context;
  context.week = week;
  context.clock = static_cast<std::uint32_t>(week + context.compiled.scenario->time.settling_weeks);
  context.observed = observer != nullptr;
  context.asks_reasons = observer != nullptr && observer->asks_reasons();
  context.zone_shock = zone_shocks(context);
  simulation.week.events =
      no_events(context.strata.of_margin.size(), context.compiled.services.size(),
                program_count(context.compiled.scenario->custom_programs));
}

void simulate(Simulation& simulation, Week from, Week to, Observer* observer) {
  for (Week week = from; week < to; ++week) {
    begin_week(simulation, week, observer);
    for (Step const& step : schedule()) {
      Stopwatch const watch(simulation.timings, step.name);
      step.run(simulation.state, simulation.week);
    }
    if (observer == nullptr) continue;
    Stopwatch const watch(simulation.timings, observing);
    observer->observe(simulation.state, simulation.week);
  }
}

}  // namespace kith
