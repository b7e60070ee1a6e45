#pragma once

#include "kith/scenario/scenario.hpp"
#include "kith/state/compiled/setting.hpp"
#include "kith/state/synthesis/people.hpp"

namespace kith {

/// The people with whom a replicate begins.
People people_of(Scenario const& scenario, int replicate);

/// A scenario as one replicate has it, with its draws of the uncertain numbers.
Setting setting_of(Scenario const& scenario, int replicate, Populace const& populace);

}  // namespace kith
