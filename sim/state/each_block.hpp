#pragma once

#include <algorithm>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// Calls `work(block)` for every block, on this many threads; it may change only the block's own
/// rows and may not throw.
template <class Work>
void each_block(CompiledScenario const& compiled, [[maybe_unused]] int threads, Work work) {
  KITH_EXPECT(threads > 0);
  // Two directives: the thread sanitizer sees the loop's barrier, but not the end of a nested team.
#pragma omp parallel num_threads(threads) if (threads > 1)
#pragma omp for schedule(static)
  for (Block const& block : compiled.blocks) work(block);
}

/// The first row of a block without a resident: the rest is padding.
[[nodiscard]] inline Row end_of_living(CompiledScenario const& compiled, Block const& block) {
  KITH_EXPECT(block.zone < compiled.zone_rows.size());
  ZoneRows const& zone = compiled.zone_rows[block.zone];
  return std::min(block.first + block.rows, zone.first + zone.residents);
}

}  // namespace kith
