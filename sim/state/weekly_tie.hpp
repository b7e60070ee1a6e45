#pragma once

#include <cstdint>

// Plain structs: the pass over everybody, compiled once for each instruction set, reads them, too.

namespace kith {

/// How the tie of this week is found: one of household, neighbours, co-members, far away.
struct WeeklyTie {
  std::uint32_t slot;                     ///< 0 ... tie_slots - 1
  std::uint32_t zone_first, zone_groups;  ///< groups of 64 rows
  std::uint32_t all_groups;
  std::uint32_t turn;   ///< mirrors groups: partner = (turn - group) mod groups
  std::uint32_t mask;   ///< of rows within a group of 64
  std::uint32_t round;  ///< of the household
};
inline constexpr std::uint32_t tie_slots = 16;
inline constexpr std::uint32_t household_slots = 2;  ///< 0 and 1
inline constexpr std::uint32_t first_comember_slot = 9;
inline constexpr std::uint32_t first_far_slot = 13;

}  // namespace kith
