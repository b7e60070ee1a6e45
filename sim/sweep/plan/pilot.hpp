#pragma once

#include "kith/sweep/work/work.hpp"

namespace kith {

/// Simulates a few units, spread over the sweep, until a few seconds have passed.
Pilot make_pilot(Plan const& plan, double seconds, std::atomic<bool> const* stop);

/// The resources that the whole sweep will take.
struct Cost {
  double core_hours = 0.0;
  double memory_mb = 0.0;  ///< of one worker
  double disk_mb = 0.0;    ///< shards and result together
};
Cost cost_of(Plan const& plan, int threads);

}  // namespace kith
