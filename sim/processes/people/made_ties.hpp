#pragma once

#include <vector>

#include "kith/processes/life.hpp"

namespace kith {

/// People who met at a service this week make ties (`Effects::tie_making`); old ones end.
void befriend(Life& life);

/// What made ties do to distress, stigma and awareness, as computed ties do in the weekly pass.
void live_with_made_ties(Life& life);

/// Who leaves or moves away leaves such ties behind. `rows` are sorted.
void lose_made_ties(Life& life, std::vector<Row> const& rows);

}  // namespace kith
