#pragma once

#include "kith/kernel/lanes.hpp"

namespace kith {
namespace {

/// The function of kith/ground/philox.hpp. `x` holds the four words of the counter, and
/// then those drawn, in the lower halves of its lanes: compilers do not find this form by
/// themselves, which takes a third of the time.
inline void philox(Wide (&x)[4], u32 seed, u32 replicate) {
#pragma GCC unroll 10
  for (u32 round = 0; round < 10; ++round) {
    Wide const a = product(broadcast_wide(0xD2511F53u), x[0]);
    Wide const b = product(broadcast_wide(0xCD9E8D57u), x[2]);
    x[0] = (b >> 32) ^ x[1] ^ broadcast_wide(static_cast<u32>(seed + round * 0x9E3779B9u));
    x[2] = (a >> 32) ^ x[3] ^ broadcast_wide(static_cast<u32>(replicate + round * 0xBB67AE85u));
    x[1] = b;
    x[3] = a;
  }
}

}  // namespace
}  // namespace kith
