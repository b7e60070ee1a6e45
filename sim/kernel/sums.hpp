#pragma once

#include "kith/kernel/kernel.hpp"
#include "kith/kernel/lanes.hpp"

namespace kith {
namespace {

// Residents are packed side by side into the words of a KernelSums, one register per word, and then
// transposed, so that each resident is added in few steps.

/// Unpacks the lowest four bits of each lane into four counts.
inline Wide counts_of(Wide nibbles) {
  constexpr u64 lowest = u64{1} | u64{1} << count_bits | u64{1} << 2 * count_bits;
  // Each copy has one of the three bits at the position of its count.
  constexpr u32 copies = 1u | 1u << (count_bits - 1) | 1u << 2 * (count_bits - 1);
  Wide const three = product(nibbles & 7, broadcast_wide(copies)) & lowest;
  return three | (nibbles & 8) << (3 * count_bits - 3);
}

/// Two measures that share a word and, above them, the count from the third byte of flags that
/// belongs there.
template <Sum a, Sum b>
Wide packed(Wide first, Wide second, Wide flags) {
  constexpr SumField at = field_of(a), next = field_of(b);
  static_assert(at.word == next.word && at.shift == 0 && next.shift == at.bits);
  return first | second << next.shift | (flags >> at.word & 1) << measure_bits;
}

inline void add(KernelSums& sums, Wide const* words) {
  for (u32 part = 0; part < parts; ++part) {
    u64* const to = sums.word + part * wide_lanes;
    store_all(to, load_as<Wide>(to) + words[part]);
  }
}

}  // namespace
}  // namespace kith
