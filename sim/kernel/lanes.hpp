#pragma once

#include "kith/kernel/scalar.hpp"

#if defined(__AVX512F__)
#include "kith/kernel/avx512.hpp"
#elif defined(__AVX2__)
#include "kith/kernel/avx2.hpp"
#elif defined(__wasm_simd128__)
#include "kith/kernel/simd128.hpp"
#else
#include "kith/kernel/plain.hpp"
#endif

// Operations on a register of residents that are the same for every instruction set. Comparing
// lanes gives Ints of 0 or -1.

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
/// Rounds toward zero.
inline Ints truncate(Floats v) {
  return __builtin_convertvector(v, Ints);
}
inline Ints as_int(Bits words) {
  return reinterpret_cast<Ints>(words);
}
inline Ints bits_of(Floats v) {
  return reinterpret_cast<Ints>(v);
}
inline Floats float_of(Ints bits) {
  return reinterpret_cast<Floats>(bits);
}

/// Whether one of these bits is set.
inline Ints has(Ints v, int bits) {
  return (v & bits) != 0;
}
inline Floats select(Ints yes, Floats a, Floats b) {
  return yes ? a : b;
}
inline Ints select(Ints yes, Ints a, Ints b) {
  return yes ? a : b;
}
inline Floats select(Ints yes, float a, float b) {
  return yes ? Floats{} + a : Floats{} + b;
}
inline Floats zero_unless(Ints yes, Floats a) {
  return yes ? a : Floats{};
}
inline Ints zero_unless(Ints yes, Ints a) {
  return yes ? a : Ints{};
}
inline Floats zero_unless(Ints yes, float a) {
  return yes ? Floats{} + a : Floats{};
}
inline Ints flag(Ints yes, int bit) {
  return yes & bit;
}

/// The same number for every resident.
template <class Real>
Real broadcast(float x) {
  return Real{} + x;
}
template <class Real, class Number>
Real at_least(Real x, Number least) {
  return max(Real{} + least, x);
}
template <class Real, class Number>
Real at_most(Real x, Number most) {
  return min(Real{} + most, x);
}
template <class Real, class Number>
Real clamp(Real x, Number low, Number high) {
  return at_most(at_least(x, low), high);
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
