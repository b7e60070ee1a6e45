#pragma once

#include "kith/kernel/kernel.hpp"
#include "kith/kernel/lanes.hpp"

namespace kith {
namespace {

// Residents are packed into the words of a KernelSums side by side, a register a word, and then
// transposed, so that each of them is added with few steps.

/// The lowest four bits of each lane as four counts of 13 bits.
inline Wide counts_of(Wide nibbles) {
  constexpr u64 lowest = u64{1} | u64{1} << 13 | u64{1} << 26;
  constexpr u32 copies = 1u | 1u << 12 | 1u << 24;  // each has one bit at the place of its count
  return (product(nibbles & 7, broadcast_wide(copies)) & lowest) | (nibbles & 8) << 36;
}

/// `a`, then `b` from bit `b_at`, then the lowest bit of `flags` at bit 50.
inline Wide packed(Wide a, Wide b, int b_at, Wide flags) {
  return a | b << b_at | (flags & 1) << 50;
}

inline void add(KernelSums& sums, Wide const* words) {
  for (u32 part = 0; part < parts; ++part) {
    u64* const to = sums.word + part * wide_lanes;
    store_all(to, load_as<Wide>(to) + words[part]);
  }
}

}  // namespace
}  // namespace kith
