#pragma once

#include "kith/outcomes/observer.hpp"
#include "kith/processes/life.hpp"

namespace kith {

/// A life with everything that a week needs in place. `setting`, `community` and `strata` must
/// outlive it.
Life make_life(CompiledScenario const& compiled, State& state, Strata const& strata, int threads);

/// THE LOOP: lives through the weeks from ... to - 1, in the order of the model (sim/MODEL.md).
void live(Life& life, Week from, Week to, Observer* observer);

}  // namespace kith
