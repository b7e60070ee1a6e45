#pragma once

#include <cstdint>

// Plain structs, because the pass, compiled once for each instruction set, also reads them.

namespace kith {

/// How to find the tie of this week: housemate, neighbor, co-member or far away.
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

/// First row of the group of 64 that meets the group of `row`: an involution. Always inlined, so
/// that the linker never merges code of different instruction sets.
[[gnu::always_inline]] constexpr std::uint32_t partner_group(WeeklyTie const& tie,
                                                             std::uint32_t row) {
  if (tie.slot < first_comember_slot) return row / 64 * 64;
  if (tie.slot < first_far_slot) {
    std::uint32_t const group = (row - tie.zone_first) / 64;
    return tie.zone_first + (tie.turn + tie.zone_groups - group) % tie.zone_groups * 64;
  }
  return (tie.turn + tie.all_groups - row / 64) % tie.all_groups * 64;
}

}  // namespace kith
