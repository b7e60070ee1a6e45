#pragma once

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What a scenario whose keys are all valid asks for although it can never happen: a start after
/// the end, nobody eligible, a grant that is never paid, more staff moved than exist. Each with its
/// place and what to write instead; warnings, except for what the run could not do at all.
Problems find_impossible(Scenario const& scenario);

}  // namespace kith
