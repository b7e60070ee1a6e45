#pragma once

#include "kith/scenario/scenario.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {

/// The people with whom a replicate begins.
SyntheticPopulation people_of(Scenario const& scenario, int replicate);

/// A scenario compiled for one replicate, with its draws of the uncertain numbers.
CompiledScenario setting_of(Scenario const& scenario, int replicate, PopulationIndex const& index);

}  // namespace kith
