#pragma once

#include <vector>

#include "kith/outcomes/observer.hpp"

namespace kith {

/// Appends the fates of adults' requests, and the queue, for each kind of care.
void add_waits_by_kind(std::vector<CommunityOutcome>& all);

}  // namespace kith
