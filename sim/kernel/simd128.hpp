#pragma once

#include <wasm_simd128.h>

#include "kith/kernel/registers.hpp"

// The operations of plain.hpp with WebAssembly's 128-bit instructions: compilers would process
// bytes and shorts one by one.

namespace kith {
namespace {

template <class V>
v128_t raw(V v) {
  return reinterpret_cast<v128_t>(v);
}
inline v128_t load_four(void const* from) {
  return wasm_v128_load32_zero(from);
}

inline Ints load(u8 const* from) {
  v128_t const shorts = wasm_u16x8_extend_low_u8x16(load_four(from));
  return reinterpret_cast<Ints>(wasm_u32x4_extend_low_u16x8(shorts));
}
inline Ints load(i8 const* from) {
  v128_t const shorts = wasm_i16x8_extend_low_i8x16(load_four(from));
  return reinterpret_cast<Ints>(wasm_i32x4_extend_low_i16x8(shorts));
}
inline Ints load(u16 const* from) {
  return reinterpret_cast<Ints>(wasm_u32x4_load16x4(from));
}
inline Ints load(i16 const* from) {
  return reinterpret_cast<Ints>(wasm_i32x4_load16x4(from));
}
inline void store_bytes(void* to, Ints v) {
  v128_t const lowest = wasm_i8x16_const(0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  wasm_v128_store32_lane(to, wasm_i8x16_swizzle(raw(v), lowest), 0);
}
inline void store_shorts(void* to, Ints v) {
  v128_t const lowest = wasm_i8x16_const(0, 1, 4, 5, 8, 9, 12, 13, 0, 0, 0, 0, 0, 0, 0, 0);
  wasm_v128_store64_lane(to, wasm_i8x16_swizzle(raw(v), lowest), 0);
}

inline Floats max(Floats a, Floats b) {
  return reinterpret_cast<Floats>(wasm_f32x4_pmax(raw(b), raw(a)));
}
inline Floats min(Floats a, Floats b) {
  return reinterpret_cast<Floats>(wasm_f32x4_pmin(raw(b), raw(a)));
}
inline Floats sqrt(Floats v) {
  return reinterpret_cast<Floats>(wasm_f32x4_sqrt(raw(v)));
}
inline Floats gather(float const* table, Ints at) {
  return Floats{table[at[0]], table[at[1]], table[at[2]], table[at[3]]};
}
inline Floats pick(float const* sixteen, Ints at) {
  return gather(sixteen, at);
}
inline Ints gather(u32 const* table, Ints at) {
  Ints found;
  for (u32 k = 0; k < lanes; ++k) found[k] = static_cast<i32>(table[at[k]]);
  return found;
}

inline Wide widen(u8 const* from) {
  v128_t const two = wasm_v128_load16_lane(from, wasm_i64x2_splat(0), 0);
  v128_t const words = wasm_u32x4_extend_low_u16x8(wasm_u16x8_extend_low_u8x16(two));
  return reinterpret_cast<Wide>(wasm_u64x2_extend_low_u32x4(words));
}
inline Wide widen(u16 const* from) {
  v128_t const words = wasm_u32x4_extend_low_u16x8(load_four(from));
  return reinterpret_cast<Wide>(wasm_u64x2_extend_low_u32x4(words));
}
inline Wide widen(i16 const* from) {
  v128_t const words = wasm_i32x4_extend_low_i16x8(load_four(from));
  return reinterpret_cast<Wide>(wasm_i64x2_extend_low_i32x4(words));
}
inline Wide widen(u32 const* from) {
  return reinterpret_cast<Wide>(wasm_u64x2_load32x2(from));
}
/// The lower halves of both lanes, side by side.
inline v128_t lower_halves(Wide v) {
  return wasm_i32x4_shuffle(raw(v), raw(v), 0, 2, 0, 2);
}
inline Wide product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(wasm_u64x2_extmul_low_u32x4(lower_halves(a), lower_halves(b)));
}
inline void store_lower(u32* to, Wide v) {
  wasm_v128_store64_lane(to, lower_halves(v), 0);
}

/// Transposes eight words of two residents: afterward the first resident's are in words[0 .. 3].
inline void transpose(Wide (&words)[8]) {
  Wide all[8];
  for (int k = 0; k < 4; ++k) {
    v128_t const even = raw(words[2 * k]), odd = raw(words[2 * k + 1]);
    all[k] = reinterpret_cast<Wide>(wasm_i64x2_shuffle(even, odd, 0, 2));
    all[k + 4] = reinterpret_cast<Wide>(wasm_i64x2_shuffle(even, odd, 1, 3));
  }
  std::memcpy(words, all, sizeof all);
}

/// 64 bytes, each taken from the index that differs from its own by the bits of `mask`.
class Permutation {
 public:
  explicit Permutation(u32 mask)
      : quarter_(mask & 48),
        bytes_(wasm_v128_xor(wasm_i8x16_const(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                             wasm_i8x16_splat(static_cast<i8>(mask & 15)))) {}
  void operator()(u8* out, u8 const* in) const {
    for (u32 to = 0; to < 64; to += 16)
      store_all(out + to, wasm_i8x16_swizzle(load_as<v128_t>(in + (to ^ quarter_)), bytes_));
  }

 private:
  u32 quarter_;  ///< where the first quarter comes from
  v128_t bytes_;
};

/// The indices of nonzero bytes, in order; returns their number.
inline u32 compress(u8 const* bytes, u32 rows, u32* places) {
  u32 count = 0;
  for (u32 i = 0; i < rows; i += 16) {
    v128_t const set = wasm_i8x16_ne(load_as<v128_t>(bytes + i), wasm_i8x16_splat(0));
    for (u32 bits = wasm_i8x16_bitmask(set); bits != 0; bits &= bits - 1)
      places[count++] = i + static_cast<u32>(std::countr_zero(bits));
  }
  return count;
}

}  // namespace
}  // namespace kith
