#pragma once

// Part of weekly_pass.cpp alone, which is compiled once for every instruction set: all of it is in
// an anonymous namespace, so that no build can take another's code.

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <cstdint>
#include <cstring>

namespace kith {
namespace {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using i8 = std::int8_t;
using i16 = std::int16_t;
using i32 = std::int32_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// Residents who are computed side by side. Every lane does the same arithmetic on every
/// instruction set, so the number of lanes never changes a result.
#if defined(__AVX512F__)
constexpr u32 lanes = 16;
#elif defined(__AVX2__)
constexpr u32 lanes = 8;
#else
constexpr u32 lanes = 4;
#endif
using Floats = float __attribute__((vector_size(lanes * 4)));
using Ints = i32 __attribute__((vector_size(lanes * 4)));
using Bits = u32 __attribute__((vector_size(lanes * 4)));

/// A group of 64 residents, whom ties join, as bytes.
using Group = u8 __attribute__((vector_size(64)));

template <class V, class T>
inline V load_as(T const* from) {
  V loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
inline Floats load(float const* from) {
  return load_as<Floats>(from);
}
inline Bits load(u32 const* from) {
  return load_as<Bits>(from);
}
inline void store(float* to, Floats v) {
  std::memcpy(to, &v, sizeof v);
}
inline void store(u32* to, Bits v) {
  std::memcpy(to, &v, sizeof v);
}

/// Narrow columns become 32-bit lanes and go back; what does not fit is cut off.
#ifdef __AVX512F__
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
  __m128i const narrow = _mm512_cvtepi32_epi8(reinterpret_cast<__m512i>(v));
  std::memcpy(to, &narrow, sizeof narrow);
}
inline void store_shorts(void* to, Ints v) {
  __m256i const narrow = _mm512_cvtepi32_epi16(reinterpret_cast<__m512i>(v));
  std::memcpy(to, &narrow, sizeof narrow);
}
#else
using Bytes = u8 __attribute__((vector_size(lanes)));
using SignedBytes = i8 __attribute__((vector_size(lanes)));
using Shorts = u16 __attribute__((vector_size(lanes * 2)));
using SignedShorts = i16 __attribute__((vector_size(lanes * 2)));
inline Ints load(u8 const* from) {
  return __builtin_convertvector(load_as<Bytes>(from), Ints);
}
inline Ints load(i8 const* from) {
  return __builtin_convertvector(load_as<SignedBytes>(from), Ints);
}
inline Ints load(u16 const* from) {
  return __builtin_convertvector(load_as<Shorts>(from), Ints);
}
inline Ints load(i16 const* from) {
  return __builtin_convertvector(load_as<SignedShorts>(from), Ints);
}
inline void store_bytes(void* to, Ints v) {
  Bytes const narrow = __builtin_convertvector(v, Bytes);
  std::memcpy(to, &narrow, sizeof narrow);
}
inline void store_shorts(void* to, Ints v) {
  Shorts const narrow = __builtin_convertvector(v, Shorts);
  std::memcpy(to, &narrow, sizeof narrow);
}
#endif
inline void store(u8* to, Ints v) {
  store_bytes(to, v);
}
inline void store(u16* to, Ints v) {
  store_shorts(to, v);
}
inline void store(i16* to, Ints v) {
  store_shorts(to, v);
}

inline Floats floats(Ints v) {
  return __builtin_convertvector(v, Floats);
}
/// Towards zero.
inline Ints whole(Floats v) {
  return __builtin_convertvector(v, Ints);
}
/// Where one of these bits is set.
inline Ints has(Ints v, int bits) {
  return (v & bits) != 0;
}
inline Floats everywhere(float x) {
  return Floats{} + x;
}
/// The larger and the smaller of two; `b` where they cannot be compared.
inline Floats larger(Floats a, Floats b) {
#if defined(__AVX512F__)
  return reinterpret_cast<Floats>(
      _mm512_max_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b)));
#elif defined(__AVX2__)
  return reinterpret_cast<Floats>(
      _mm256_max_ps(reinterpret_cast<__m256>(a), reinterpret_cast<__m256>(b)));
#else
  return a > b ? a : b;
#endif
}
inline Floats smaller(Floats a, Floats b) {
#if defined(__AVX512F__)
  return reinterpret_cast<Floats>(
      _mm512_min_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b)));
#elif defined(__AVX2__)
  return reinterpret_cast<Floats>(
      _mm256_min_ps(reinterpret_cast<__m256>(a), reinterpret_cast<__m256>(b)));
#else
  return a < b ? a : b;
#endif
}
inline Floats clamp(Floats x, float low, float high) {
  return smaller(everywhere(high), larger(everywhere(low), x));
}

/// table[at] in every lane.
inline Floats look_up(float const* table, Ints at) {
#if defined(__AVX512F__)
  return reinterpret_cast<Floats>(_mm512_i32gather_ps(reinterpret_cast<__m512i>(at), table, 4));
#elif defined(__AVX2__)
  return reinterpret_cast<Floats>(_mm256_i32gather_ps(table, reinterpret_cast<__m256i>(at), 4));
#else
  Floats found;
  for (u32 k = 0; k < lanes; ++k) found[k] = table[at[k]];
  return found;
#endif
}

inline Ints look_up(u32 const* table, Ints at) {
#if defined(__AVX512F__)
  return reinterpret_cast<Ints>(_mm512_i32gather_epi32(reinterpret_cast<__m512i>(at), table, 4));
#else
  Ints found;
  for (u32 k = 0; k < lanes; ++k) found[k] = static_cast<i32>(table[at[k]]);
  return found;
#endif
}

/// table[at] of a table of 32.
inline Floats look_up_32(float const* table, Ints at) {
#ifdef __AVX512F__
  return reinterpret_cast<Floats>(_mm512_permutex2var_ps(
      load_as<__m512>(table), reinterpret_cast<__m512i>(at), load_as<__m512>(table + 16)));
#else
  return look_up(table, at);
#endif
}

inline Floats root(Floats v) {
#if defined(__AVX512F__)
  return reinterpret_cast<Floats>(_mm512_sqrt_ps(reinterpret_cast<__m512>(v)));
#elif defined(__AVX2__)
  return reinterpret_cast<Floats>(_mm256_sqrt_ps(reinterpret_cast<__m256>(v)));
#else
  for (u32 k = 0; k < lanes; ++k) v[k] = __builtin_sqrtf(v[k]);
  return v;
#endif
}

}  // namespace
}  // namespace kith
