#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/kernel/kernel.hpp"

namespace kith::test {

/// The output of the pass, with each sum in a number of its own.
struct PassOutput {
  std::vector<std::array<std::uint64_t, sum_count>> sums;  ///< by margin and Sum
  std::vector<ResidentEvent> events;
  std::uint32_t recovery_sum = 0, ties_met = 0, untreated = 0;
};

/// The pass for one resident at a time: the equations of kith/kernel/equations.hpp with floats, and
/// everything around them (draws, ties, memory, flags, sums) in the simplest form.
PassOutput scalar_pass(KernelColumns const& columns, KernelWeek const& week, WeeklyTie const& tie,
                       std::uint32_t first, std::uint32_t rows, std::uint32_t zone);

}  // namespace kith::test
