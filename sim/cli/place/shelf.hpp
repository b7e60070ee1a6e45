#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Names of the scenarios of the library, as `kith new --like` takes them.
std::vector<std::string> library_names();

/// The library as a shelf: name, title and place of each scenario; for another place, also whether
/// it has all parts that the scenario needs, and which it lacks.
std::string shelf_in_words(std::optional<Scenario> const& place);

}  // namespace kith
