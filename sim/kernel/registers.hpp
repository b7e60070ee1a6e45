#pragma once

// Included only in kernel.cpp, which is compiled once for each instruction set: all of it is in an
// anonymous namespace, so that no build can use another's code.

#include <bit>
#include <cstdint>
#include <cstring>

namespace kith {
namespace {

using u8 = std::uint8_t;
using u16 = std::uint16_t;
using i8 = std::int8_t;
using i16 = std::int16_t;
using i32 = std::int32_t;
using i64 = std::int64_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;

/// Residents who are computed side by side. Every lane does the same arithmetic with every
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
/// A register full of bytes.
using ByteRow = u8 __attribute__((vector_size(lanes * 4)));

/// Lanes of 64 bits, for products of 32 bits: half as many as in a register of 32-bit lanes.
using Wide = u64 __attribute__((vector_size(lanes * 4)));
constexpr u32 wide_lanes = lanes / 2;
/// Registers for the eight words of a KernelSums.
constexpr u32 parts = 8 / wide_lanes;

template <class V, class T>
inline V load_as(T const* from) {
  V loaded;
  std::memcpy(&loaded, from, sizeof loaded);
  return loaded;
}
template <class V>
inline void store_all(void* to, V v) {
  std::memcpy(to, &v, sizeof v);
}

}  // namespace
}  // namespace kith
