#pragma once

#include "kith/people.hpp"
#include "kith/scenario.hpp"
#include "kith/setting.hpp"

namespace kith {

/// The people with whom a replicate begins.
People people_of(Scenario const& scenario, int replicate);

/// A scenario as one replicate has it, with its draws of the uncertain numbers.
Setting setting_of(Scenario const& scenario, int replicate, Populace const& populace);

}  // namespace kith
