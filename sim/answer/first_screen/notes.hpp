#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What a scenario wants and does not get within its weeks, known without its runs: partnerships
/// and programs that begin after the end, grants that are never paid. A sentence each.
std::vector<std::string> notes_of(Scenario const& scenario);

}  // namespace kith
