#pragma once

#include <immintrin.h>

#include "kith/kernel/registers.hpp"

// The operations of plain.hpp with AVX-512 instructions that compilers do not find themselves.

namespace kith {
namespace {

inline __m512i raw(Ints v) {
  return reinterpret_cast<__m512i>(v);
}
inline __m512i raw(Wide v) {
  return reinterpret_cast<__m512i>(v);
}
inline __m512 raw(Floats v) {
  return reinterpret_cast<__m512>(v);
}

inline Ints load(u8 const* from) {
  return reinterpret_cast<Ints>(_mm512_cvtepu8_epi32(load_as<__m128i>(from)));
}
inline Ints load(i8 const* from) {
  return reinterpret_cast<Ints>(_mm512_cvtepi8_epi32(load_as<__m128i>(from)));
}
inline Ints load(u16 const* from) {
  return reinterpret_cast<Ints>(_mm512_cvtepu16_epi32(load_as<__m256i>(from)));
}
inline Ints load(i16 const* from) {
  return reinterpret_cast<Ints>(_mm512_cvtepi16_epi32(load_as<__m256i>(from)));
}
inline void store_bytes(void* to, Ints v) {
  store_all(to, _mm512_cvtepi32_epi8(raw(v)));
}
inline void store_shorts(void* to, Ints v) {
  store_all(to, _mm512_cvtepi32_epi16(raw(v)));
}

inline Floats max(Floats a, Floats b) {
  return reinterpret_cast<Floats>(_mm512_max_ps(raw(a), raw(b)));
}
inline Floats min(Floats a, Floats b) {
  return reinterpret_cast<Floats>(_mm512_min_ps(raw(a), raw(b)));
}
inline Floats sqrt(Floats v) {
  return reinterpret_cast<Floats>(_mm512_sqrt_ps(raw(v)));
}
inline Floats gather(float const* table, Ints at) {
  return reinterpret_cast<Floats>(_mm512_i32gather_ps(raw(at), table, 4));
}
/// A look-up in a table of sixteen, in a register.
inline Floats pick(float const* sixteen, Ints at) {
  return reinterpret_cast<Floats>(_mm512_permutexvar_ps(raw(at), _mm512_loadu_ps(sixteen)));
}
inline Ints gather(u32 const* table, Ints at) {
  return reinterpret_cast<Ints>(_mm512_i32gather_epi32(raw(at), table, 4));
}

inline Wide widen(u8 const* from) {
  return reinterpret_cast<Wide>(_mm512_cvtepu8_epi64(_mm_loadu_si64(from)));
}
inline Wide widen(u16 const* from) {
  return reinterpret_cast<Wide>(_mm512_cvtepu16_epi64(load_as<__m128i>(from)));
}
inline Wide widen(i16 const* from) {
  return reinterpret_cast<Wide>(_mm512_cvtepi16_epi64(load_as<__m128i>(from)));
}
inline Wide widen(u32 const* from) {
  return reinterpret_cast<Wide>(_mm512_cvtepu32_epi64(load_as<__m256i>(from)));
}
inline Wide product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm512_mul_epu32(raw(a), raw(b)));
}
inline void store_lower(u32* to, Wide v) {
  store_all(to, _mm512_cvtepi64_epi32(raw(v)));
}

/// Transposes eight words of eight residents: afterward words[k] has those of resident k.
inline void transpose(Wide (&words)[8]) {
  __m512i r[8], t[8], q[8];
  std::memcpy(r, words, sizeof r);
  for (int k = 0; k < 8; k += 2) {
    t[k] = _mm512_unpacklo_epi64(r[k], r[k + 1]);
    t[k + 1] = _mm512_unpackhi_epi64(r[k], r[k + 1]);
  }
  for (int k = 0; k < 2; ++k) {
    q[k] = _mm512_shuffle_i64x2(t[k], t[k + 2], 0x88);
    q[k + 2] = _mm512_shuffle_i64x2(t[k], t[k + 2], 0xdd);
    q[k + 4] = _mm512_shuffle_i64x2(t[k + 4], t[k + 6], 0x88);
    q[k + 6] = _mm512_shuffle_i64x2(t[k + 4], t[k + 6], 0xdd);
  }
  for (int k = 0; k < 4; ++k) {
    r[k] = _mm512_shuffle_i64x2(q[k], q[k + 4], 0x88);
    r[k + 4] = _mm512_shuffle_i64x2(q[k], q[k + 4], 0xdd);
  }
  std::memcpy(words, r, sizeof r);
}

/// 64 bytes, each taken from the index that differs from its own by the bits of `mask`.
class Permutation {
 public:
  explicit Permutation(u32 mask)
      : words_(_mm512_xor_si512(_mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0),
                                _mm512_set1_epi64(mask >> 3))),
        bytes_(_mm512_xor_si512(_mm512_broadcast_i32x4(_mm_set_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7,
                                                                    6, 5, 4, 3, 2, 1, 0)),
                                _mm512_set1_epi8(static_cast<char>(mask & 7)))) {}
  void operator()(u8* out, u8 const* in) const {
    __m512i const moved = _mm512_permutexvar_epi64(words_, load_as<__m512i>(in));
    store_all(out, _mm512_shuffle_epi8(moved, bytes_));
  }

 private:
  __m512i words_, bytes_;
};

/// The indices of nonzero bytes, in order; returns their number. Writes up to `lanes` more.
inline u32 compress(u8 const* bytes, u32 rows, u32* places) {
  u32 count = 0;
  __m512i const lane = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  for (u32 i = 0; i < rows; i += 16) {
    __mmask16 const set =
        _mm_test_epi8_mask(load_as<__m128i>(bytes + i), _mm_set1_epi8(static_cast<char>(0xff)));
    __m512i const at = _mm512_add_epi32(_mm512_set1_epi32(static_cast<i32>(i)), lane);
    store_all(places + count, _mm512_maskz_compress_epi32(set, at));
    count += static_cast<u32>(std::popcount(static_cast<unsigned>(set)));
  }
  return count;
}

}  // namespace
}  // namespace kith
