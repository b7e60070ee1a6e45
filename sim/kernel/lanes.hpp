#pragma once

#if defined(__AVX512F__)
#include "kith/kernel/avx512.hpp"
#elif defined(__AVX2__)
#include "kith/kernel/avx2.hpp"
#else
#include "kith/kernel/plain.hpp"
#endif

namespace kith {
namespace {

inline u8 truth(bool yes) {
  return yes ? 1 : 0;
}

inline Floats load(float const* from) {
  return load_as<Floats>(from);
}
inline Bits load(u32 const* from) {
  return load_as<Bits>(from);
}
inline void store(float* to, Floats v) {
  store_all(to, v);
}
inline void store(u32* to, Bits v) {
  store_all(to, v);
}
inline void store(u8* to, Ints v) {
  store_bytes(to, v);
}
inline void store(u16* to, Ints v) {
  store_shorts(to, v);
}
inline void store(i16* to, Ints v) {
  store_shorts(to, v);
}

inline Floats to_float(Ints v) {
  return __builtin_convertvector(v, Floats);
}
/// Towards zero.
inline Ints truncate(Floats v) {
  return __builtin_convertvector(v, Ints);
}
/// Where one of these bits is set.
inline Ints has(Ints v, int bits) {
  return (v & bits) != 0;
}
inline Floats broadcast(float x) {
  return Floats{} + x;
}
inline Floats clamp(Floats x, float low, float high) {
  return min(broadcast(high), max(broadcast(low), x));
}

inline Wide broadcast_wide(u32 x) {
  return Wide{} + x;
}
/// 0, 1, 2 ... in its lanes.
inline Wide wide_iota() {
  Wide steps{};
  for (u32 k = 0; k < wide_lanes; ++k) steps[k] = k;
  return steps;
}

}  // namespace
}  // namespace kith
