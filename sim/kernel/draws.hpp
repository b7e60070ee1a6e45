#pragma once

#include "kith/ground/random.hpp"
#include "kith/kernel/kernel.hpp"
#include "kith/kernel/philox.hpp"
#include "kith/kernel/scratch.hpp"

namespace kith {
namespace {

// How a random word of the week is used. `Word` is Bits or a single u32.

/// Uniform on (0, 1) from the upper 24 bits: as many as fit into a float.
template <class Word>
auto uniform_24(Word word) {
  return (to_float(as_int(word >> 8)) + 0.5F) * 0x1p-24F;
}

/// Uniform on [0, 1) from one byte: dither, so that slow drifts survive rounding.
template <class Word>
auto uniform_8(Word word, u32 shift) {
  return to_float(as_int((word >> shift) & 255u)) * (1.0F / 256.0F);
}

/// Sum of four bytes, divided by its standard deviation sqrt(4 (256^2 - 1) / 12). Assumed to
/// suffice for a state that averages over a year of them, though its tails are lighter than the
/// normal's (MODEL 7.1).
template <class Word>
auto summed_normal(Word word) {
  Word const sum = (word & 255u) + ((word >> 8) & 255u) + ((word >> 16) & 255u) + (word >> 24);
  return to_float(as_int(sum) - 510) * (1.0F / 147.80166F);
}

/// One Philox block for each resident and week: (row, week, purpose, generation); each of its four
/// words has a name.
inline void draw(KernelColumns const c, KernelWeek const w, u32 first, u32 rows, Scratch& s) {
  constexpr u32 together = lanes / 4;  // so that some multiply while others wait
  u32* const words[] = {s.noise, s.decide, s.dither, s.detect};
  for (u32 i = 0; i < rows; i += together * wide_lanes) {
    Wide x[together][4];
    for (u32 k = 0; k < together; ++k) {
      u32 const row = first + i + k * wide_lanes;
      x[k][0] = broadcast_wide(row) + wide_iota();
      x[k][1] = broadcast_wide(w.week);
      x[k][2] = broadcast_wide(static_cast<u32>(Purpose::resident_week));
      x[k][3] = widen(c.generation + row);
    }
#pragma GCC unroll 4
    for (auto& counter : x) philox(counter, w.seed, w.replicate);
    for (u32 k = 0; k < together; ++k)
      for (u32 word = 0; word < 4; ++word)
        store_lower(words[word] + i + k * wide_lanes, x[k][word]);
  }
}

}  // namespace
}  // namespace kith
