#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/kernel/kernel.hpp"

namespace kith {

/// Sums over the residents of a stratum, by Sum.
using StratumSums = std::array<std::uint64_t, sum_count>;

/// What a thread returns from the pass: whole numbers, so that it does not matter which thread took
/// which block. Packed sums are zero between weeks.
struct ThreadSums {
  std::vector<KernelSums> packed;  ///< like KernelOutput::sums
  std::vector<StratumSums> margins;
  std::vector<ResidentEvent> room;
  std::uint32_t most = 0;  ///< upper bound of residents in any margin of `packed`
  std::uint64_t met = 0;
  std::uint64_t recovered = 0;
  std::vector<std::uint32_t> untreated;  ///< people in need and not in care, by zone
};

/// The results of the pass: whom people met, what happened to them, and sums.
struct ResidentUpdate {
  std::vector<WeeklyTie> ties{};  ///< by block: which tie is met this week
  std::vector<std::vector<ResidentEvent>> events_by_block{};
  std::vector<StratumSums> sums{};  ///< by stratum; only in weeks that are observed
  std::uint64_t ties_met = 0;
  std::uint64_t ties_in_recovery = 0;
};

}  // namespace kith
