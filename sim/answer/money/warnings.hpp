#pragma once

#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Warns of settings that do not do what was meant; a warning that files share is given once.
Problems warnings_of(std::vector<Scenario> const& scenarios);

/// Removes repeats: files that extend the same base repeat its problems.
void say_once(Problems& problems);

}  // namespace kith
