#pragma once

#include <bit>

#include "kith/ground/random.hpp"
#include "kith/kernel/kernel.hpp"
#include "kith/kernel/philox.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/residents.hpp"

namespace kith {
namespace {

/// What the pass knows this week of the need and memberships of a resident, as bits of a byte.
enum NeedFlag : u8 {
  needs_help = 1,  ///< from serious_k6; the same bit as shown_serious
  distressed = 2,  ///< K6 of 5 or more
  frequent = 4,    ///< from frequent_k6
  feels_need = 8,
  belongs = 16  ///< member of something
};

/// What the kernels of one block hand to each other.
struct Scratch {
  alignas(64) u32 noise[block_rows], decide[block_rows], dither[block_rows], detect[block_rows];
  alignas(64) float z[block_rows], k6[block_rows];
  alignas(64) u8 need_flags[block_rows], begins[block_rows], hit[block_rows];
  alignas(64) u8 their_z[block_rows], their_stigma[block_rows], their_awareness[block_rows];
  alignas(64) u8 their_status[block_rows], met[block_rows];
};

/// Uniform on (0, 1) from the upper 24 bits.
inline float unit(u32 word) {
  return (static_cast<float>(static_cast<i32>(word >> 8)) + 0.5F) * 0x1p-24F;
}
inline Floats unit(Bits word) {
  return (to_float(reinterpret_cast<Ints>(word >> 8)) + 0.5F) * 0x1p-24F;
}

/// Uniform on [0, 1) from one byte: dither that makes rounding unbiased.
inline Floats byte_unit(Bits word, u32 shift) {
  return to_float(reinterpret_cast<Ints>((word >> shift) & 255u)) * (1.0F / 256.0F);
}

/// Sum of four bytes, standardised: variance and tails serve a state that averages 150 draws.
inline Floats summed_normal(Bits word) {
  Bits const sum = (word & 255u) + ((word >> 8) & 255u) + ((word >> 16) & 255u) + (word >> 24);
  return to_float(reinterpret_cast<Ints>(sum) - 510) * (1.0F / 147.80166F);
}

/// e^x, relative error 2e-7, from + and * alone (Cephes expf).
inline Floats exponential_f(Floats x) {
  x = clamp(x, -80.0F, 80.0F);
  Floats const n = (x * 1.44269504088896341F + 12582912.0F) - 12582912.0F;
  Floats f = x - n * 0.693359375F;
  f = f - n * -2.12194440e-4F;
  Floats p = broadcast(1.9875691500e-4F);
  p = p * f + 1.3981999507e-3F;
  p = p * f + 8.3334519073e-3F;
  p = p * f + 4.1665795894e-2F;
  p = p * f + 1.6666665459e-1F;
  p = p * f + 5.0000001201e-1F;
  p = p * f * f + f + 1.0F;
  return p * reinterpret_cast<Floats>((truncate(n) + 127) << 23);
}

/// ln(x) of 0 < x, relative error 2e-7 (Cephes logf).
inline Floats logarithm_f(Floats x) {
  Ints bits = reinterpret_cast<Ints>(x);
  Ints exponent = (bits >> 23) - 126;
  bits = (bits & 0x007fffff) | 0x3f000000;
  Floats m = reinterpret_cast<Floats>(bits);
  Ints const low = m < 0.707106781186547524F;
  exponent = exponent + low;  // true is -1
  m = low ? m + m - 1.0F : m - 1.0F;
  Floats const square = m * m;
  Floats y = broadcast(7.0376836292e-2F);
  y = y * m - 1.1514610310e-1F;
  y = y * m + 1.1676998740e-1F;
  y = y * m - 1.2420140846e-1F;
  y = y * m + 1.4249322787e-1F;
  y = y * m - 1.6668057665e-1F;
  y = y * m + 2.0000714765e-1F;
  y = y * m - 2.4999993993e-1F;
  y = y * m + 3.3333331174e-1F;
  y = y * m * square;
  Floats const e = to_float(exponent);
  y += e * -2.12194440e-4F;
  y -= 0.5F * square;
  return m + y + e * 0.693359375F;
}

/// One Philox block for each resident and week: (row, week, purpose, generation); its four words
/// are named.
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
