#pragma once

#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What scenarios say that will not do what was meant; what files share is said once.
Problems warnings_of(std::vector<Scenario> const& scenarios);

/// Each problem once: files that extend the same base repeat its problems.
void say_once(Problems& problems);

}  // namespace kith
