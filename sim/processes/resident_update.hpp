#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/kernel/kernel.hpp"

namespace kith {

/// Sums over the residents of a stratum, by Sum.
using StratumSums = std::array<std::uint64_t, sum_count>;

/// What a thread brings back from the pass: whole numbers, so that it does not matter which thread
/// took which block. Packed sums are zero between weeks.
struct ThreadSums {
  std::vector<KernelSums> packed;  ///< as KernelOutput::sums
  std::vector<StratumSums> margins;
  std::vector<ResidentEvent> room;
  std::uint32_t most = 0;  ///< residents in any margin of `packed`, at most
  std::uint64_t met = 0;
  std::uint64_t recovered = 0;
  std::vector<std::uint32_t> untreated;  ///< people in need and not in care, by zone
};

/// What the pass over everybody makes: whom people met, what happened to them, and sums.
struct ResidentUpdate {
  std::vector<WeeklyTie> ties{};  ///< by block: whom people meet this week
  std::vector<std::vector<ResidentEvent>> events_by_block{};
  std::vector<StratumSums> sums{};  ///< by stratum; only of weeks that are observed
  std::uint64_t ties_met = 0;
  std::uint64_t ties_in_recovery = 0;
};

}  // namespace kith
