#pragma once

#include "kith/ground/philox.hpp"
#include "kith/kernel/lanes.hpp"

namespace kith {
namespace {

/// kith/ground/philox.hpp for a register of counters: on entry, `x` has their four words; on
/// return, the random words, in the lower halves of its lanes. Compilers do not find this form
/// themselves; it takes a third of the time.
inline void philox(Wide (&x)[4], u32 seed, u32 replicate) {
  auto const multiply = [](u32 constant, Wide word) {
    Wide const whole = product(broadcast_wide(constant), word);
    return WordProduct<Wide>{whole >> 32, whole};
  };
#pragma GCC unroll 10
  for (u32 round = 0; round < philox_rounds; ++round)
    philox_round(x, seed, replicate, round, multiply);
}

}  // namespace
}  // namespace kith
