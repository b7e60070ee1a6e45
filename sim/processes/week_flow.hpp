#pragma once

#include <utility>
#include <vector>

#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/life_record.hpp"

namespace kith {

/// Residents who exchanged homes, from and to, sorted.
using Moves = std::vector<std::pair<Row, Row>>;

/// What the steps of one week pass on to each other (sim/simulation/schedule.cpp).
struct WeekFlow {
  WeekContext context;
  Effects effects{};
  ResidentUpdate update{};
  WeekEvents events{};
  Moves moves{};
  Accounts accounts{};
  std::vector<ThreadSums> workspace{};  ///< of the pass, by thread, reused to save allocations
  LifeRecord* lives = nullptr;          ///< each resident's life record; nullptr if not kept
};

}  // namespace kith
