#pragma once

#include <concepts>

#include "kith/ground/bits.hpp"
#include "kith/kernel/registers.hpp"

// The operations of lanes.hpp for a single resident: a float or a double, and int and bool in place
// of lanes of integers and of truth. So every equation is written only once.

namespace kith {
namespace {

template <std::floating_point T>
T max(T a, T b) {
  return a > b ? a : b;
}
template <std::floating_point T>
T min(T a, T b) {
  return a < b ? a : b;
}
inline float sqrt(float x) {
  return __builtin_sqrtf(x);
}
inline double sqrt(double x) {
  return __builtin_sqrt(x);
}
template <class T>
T gather(T const* table, i32 at) {
  return table[at];
}

inline float to_float(i32 x) {
  return static_cast<float>(x);
}
/// Rounds toward zero.
inline i32 truncate(float x) {
  return static_cast<i32>(x);
}
inline i32 as_int(u32 word) {
  return static_cast<i32>(word);
}
inline i32 bits_of(float x) {
  return bits_as<i32>(x);
}
inline float float_of(i32 bits) {
  return bits_as<float>(bits);
}

inline bool has(i32 x, int bits) {
  return (x & bits) != 0;
}
template <class T>
T select(bool yes, T a, T b) {
  return yes ? a : b;
}
template <class T>
T zero_unless(bool yes, T a) {
  return yes ? a : T{};
}
inline i32 flag(bool yes, int bit) {
  return yes ? bit : 0;
}

}  // namespace
}  // namespace kith
