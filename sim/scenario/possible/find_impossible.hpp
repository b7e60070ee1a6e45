#pragma once

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What a scenario that is right in every key asks for and can never happen: a start after the end,
/// nobody eligible, a grant that is never paid, more staff moved than there are. Each with its
/// place and what to write instead; warnings, but for what the run could not do at all.
Problems find_impossible(Scenario const& scenario);

}  // namespace kith
