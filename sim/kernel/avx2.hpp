#pragma once

#include <immintrin.h>

#include "kith/kernel/registers.hpp"

// The operations of plain.hpp with AVX2: compilers would process bytes and shorts one by one.

namespace kith {
namespace {

inline __m256i raw(Ints v) {
  return reinterpret_cast<__m256i>(v);
}
inline __m256i raw(Wide v) {
  return reinterpret_cast<__m256i>(v);
}
inline __m256 raw(Floats v) {
  return reinterpret_cast<__m256>(v);
}

inline Ints load(u8 const* from) {
  return reinterpret_cast<Ints>(_mm256_cvtepu8_epi32(_mm_loadu_si64(from)));
}
inline Ints load(i8 const* from) {
  return reinterpret_cast<Ints>(_mm256_cvtepi8_epi32(_mm_loadu_si64(from)));
}
inline Ints load(u16 const* from) {
  return reinterpret_cast<Ints>(_mm256_cvtepu16_epi32(load_as<__m128i>(from)));
}
inline Ints load(i16 const* from) {
  return reinterpret_cast<Ints>(_mm256_cvtepi16_epi32(load_as<__m128i>(from)));
}
inline void store_bytes(void* to, Ints v) {
  __m256i const lowest = _mm256_set1_epi32(0x0c080400);
  __m256i const halves = _mm256_shuffle_epi8(raw(v), lowest);
  __m128i const eight =
      _mm_unpacklo_epi32(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1));
  _mm_storeu_si64(to, eight);
}
inline void store_shorts(void* to, Ints v) {
  __m256i const lowest = _mm256_set1_epi64x(0x0d0c090805040100);
  __m256i const halves = _mm256_shuffle_epi8(raw(v), lowest);
  store_all(to, _mm256_castsi256_si128(_mm256_permute4x64_epi64(halves, 0b1000)));
}

inline Floats max(Floats a, Floats b) {
  return reinterpret_cast<Floats>(_mm256_max_ps(raw(a), raw(b)));
}
inline Floats min(Floats a, Floats b) {
  return reinterpret_cast<Floats>(_mm256_min_ps(raw(a), raw(b)));
}
inline Floats sqrt(Floats v) {
  return reinterpret_cast<Floats>(_mm256_sqrt_ps(raw(v)));
}
inline Floats gather(float const* table, Ints at) {
  return reinterpret_cast<Floats>(_mm256_i32gather_ps(table, raw(at), 4));
}
/// A look-up in a table of sixteen, in registers: half the time of a gather.
inline Floats pick(float const* sixteen, Ints at) {
  __m256 const lower = _mm256_permutevar8x32_ps(_mm256_loadu_ps(sixteen), raw(at));
  __m256 const upper = _mm256_permutevar8x32_ps(_mm256_loadu_ps(sixteen + 8), raw(at));
  __m256 const eight = _mm256_castsi256_ps(_mm256_slli_epi32(raw(at), 28));  // bit 3 is the sign
  return reinterpret_cast<Floats>(_mm256_blendv_ps(lower, upper, eight));
}
inline Ints gather(u32 const* table, Ints at) {
  Ints found;
  for (u32 k = 0; k < lanes; ++k) found[k] = static_cast<i32>(table[at[k]]);
  return found;
}

inline Wide widen(u8 const* from) {
  return reinterpret_cast<Wide>(_mm256_cvtepu8_epi64(_mm_cvtsi32_si128(load_as<i32>(from))));
}
inline Wide widen(u16 const* from) {
  return reinterpret_cast<Wide>(_mm256_cvtepu16_epi64(_mm_loadu_si64(from)));
}
inline Wide widen(i16 const* from) {
  return reinterpret_cast<Wide>(_mm256_cvtepi16_epi64(_mm_loadu_si64(from)));
}
inline Wide widen(u32 const* from) {
  return reinterpret_cast<Wide>(_mm256_cvtepu32_epi64(load_as<__m128i>(from)));
}
inline Wide product(Wide a, Wide b) {
  return reinterpret_cast<Wide>(_mm256_mul_epu32(raw(a), raw(b)));
}
inline void store_lower(u32* to, Wide v) {
  __m256i const lower = _mm256_set_epi32(0, 0, 0, 0, 6, 4, 2, 0);
  store_all(to, _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(raw(v), lower)));
}

/// Transposes eight words of four residents: afterward the first four of resident k are in words[2
/// k], the others in words[2 k + 1].
inline void transpose(Wide (&words)[8]) {
  __m256i r[8], all[8];
  std::memcpy(r, words, sizeof r);
  for (int half = 0; half < 2; ++half) {
    __m256i const* w = r + 4 * half;
    __m256i const even01 = _mm256_unpacklo_epi64(w[0], w[1]);
    __m256i const odd01 = _mm256_unpackhi_epi64(w[0], w[1]);
    __m256i const even23 = _mm256_unpacklo_epi64(w[2], w[3]);
    __m256i const odd23 = _mm256_unpackhi_epi64(w[2], w[3]);
    all[half] = _mm256_permute2x128_si256(even01, even23, 0x20);
    all[half + 2] = _mm256_permute2x128_si256(odd01, odd23, 0x20);
    all[half + 4] = _mm256_permute2x128_si256(even01, even23, 0x31);
    all[half + 6] = _mm256_permute2x128_si256(odd01, odd23, 0x31);
  }
  std::memcpy(words, all, sizeof all);
}

/// 64 bytes, each taken from the index that differs from its own by the bits of `mask`.
class Permutation {
 public:
  explicit Permutation(u32 mask)
      : half_(mask & 32),
        words_(_mm256_xor_si256(_mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0),
                                _mm256_set1_epi32(static_cast<i32>(mask >> 2 & 7)))),
        bytes_(_mm256_xor_si256(_mm256_broadcastsi128_si256(_mm_set_epi8(
                                    15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)),
                                _mm256_set1_epi8(static_cast<char>(mask & 3)))) {}
  void operator()(u8* out, u8 const* in) const {
    for (u32 to = 0; to < 64; to += 32) {
      __m256i const half = load_as<__m256i>(in + (to ^ half_));
      __m256i const moved = _mm256_permutevar8x32_epi32(half, words_);
      store_all(out + to, _mm256_shuffle_epi8(moved, bytes_));
    }
  }

 private:
  u32 half_;  ///< where the first half comes from
  __m256i words_, bytes_;
};

/// The indices of the bits set in a byte, one byte each, in order.
struct PlacesOfBits {
  u64 of[256] = {};
  constexpr PlacesOfBits() {
    for (u32 bits = 0; bits < 256; ++bits)
      for (u32 bit = 0, count = 0; bit < 8; ++bit)
        if ((bits >> bit & 1) != 0) of[bits] |= u64{bit} << 8 * count++;
  }
};
constexpr PlacesOfBits places_of_bits;

/// The indices of nonzero bytes, in order; returns their number. Writes up to `lanes` more.
inline u32 compress(u8 const* bytes, u32 rows, u32* places) {
  u32 count = 0;
  for (u32 i = 0; i < rows; i += 8) {
    __m128i const none = _mm_cmpeq_epi8(_mm_loadu_si64(bytes + i), _mm_setzero_si128());
    u32 const set = ~static_cast<u32>(_mm_movemask_epi8(none)) & 255u;
    __m256i const at = _mm256_cvtepu8_epi32(_mm_loadu_si64(places_of_bits.of + set));
    store_all(places + count, _mm256_add_epi32(at, _mm256_set1_epi32(static_cast<i32>(i))));
    count += static_cast<u32>(std::popcount(set));
  }
  return count;
}

}  // namespace
}  // namespace kith
