#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What a scenario plans but cannot get within its weeks, known before any run: partnerships and
/// programs that begin after the end, grants that are never paid. One sentence each.
std::vector<std::string> notes_of(Scenario const& scenario);

}  // namespace kith
