#pragma once

#include "kith/kernel/registers.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {
namespace {

/// A resident's need and memberships this week, as bits of a byte.
enum NeedFlag : u8 {
  needs_help = 1,  ///< serious distress; the same bit as shown_serious
  distressed = 2,
  frequent = 4,
  feels_need = 8,
  belongs = 16  ///< member of an organization
};

/// Data that the steps of one block pass to each other.
struct Scratch {
  alignas(64) u32 noise[block_rows], decide[block_rows], dither[block_rows], detect[block_rows];
  alignas(64) float z[block_rows], k6[block_rows];
  alignas(64) u8 need_flags[block_rows], begins[block_rows], hit[block_rows];
  alignas(64) u8 their_z[block_rows], their_stigma[block_rows], their_awareness[block_rows];
  alignas(64) u8 their_status[block_rows], met[block_rows];
};

}  // namespace
}  // namespace kith
