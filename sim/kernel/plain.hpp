#pragma once

#include "kith/kernel/registers.hpp"

// Operations on the lanes of a register if no instruction set is known; avx2.hpp and avx512.hpp do
// the same.

namespace kith {
namespace {

/// Widens narrow columns to lanes of 32 bits.
inline Ints load(u8 const* from) {
  using Bytes = u8 __attribute__((vector_size(lanes)));
  return __builtin_convertvector(load_as<Bytes>(from), Ints);
}
inline Ints load(i8 const* from) {
  using Bytes = i8 __attribute__((vector_size(lanes)));
  return __builtin_convertvector(load_as<Bytes>(from), Ints);
}
inline Ints load(u16 const* from) {
  using Shorts = u16 __attribute__((vector_size(lanes * 2)));
  return __builtin_convertvector(load_as<Shorts>(from), Ints);
}
inline Ints load(i16 const* from) {
  using Shorts = i16 __attribute__((vector_size(lanes * 2)));
  return __builtin_convertvector(load_as<Shorts>(from), Ints);
}
/// Narrows lanes to columns; excess bits are cut off.
inline void store_bytes(void* to, Ints v) {
  using Bytes = u8 __attribute__((vector_size(lanes)));
  store_all(to, __builtin_convertvector(v, Bytes));
}
inline void store_shorts(void* to, Ints v) {
  using Shorts = u16 __attribute__((vector_size(lanes * 2)));
  store_all(to, __builtin_convertvector(v, Shorts));
}

/// The larger and the smaller of two; `b` if they cannot be compared.
inline Floats max(Floats a, Floats b) {
  return a > b ? a : b;
}
inline Floats min(Floats a, Floats b) {
  return a < b ? a : b;
}
inline Floats sqrt(Floats v) {
  for (u32 k = 0; k < lanes; ++k) v[k] = __builtin_sqrtf(v[k]);
  return v;
}
/// table[at] in every lane.
inline Floats gather(float const* table, Ints at) {
  Floats found;
  for (u32 k = 0; k < lanes; ++k) found[k] = table[at[k]];
  return found;
}
inline Floats pick(float const* sixteen, Ints at) {
  return gather(sixteen, at);
}
inline Ints gather(u32 const* table, Ints at) {
  Ints found;
  for (u32 k = 0; k < lanes; ++k) found[k] = static_cast<i32>(table[at[k]]);
  return found;
}

/// Widens narrow columns to lanes of 64 bits.
inline Wide widen(u8 const* from) {
  return Wide{from[0], from[1]};
}
inline Wide widen(u16 const* from) {
  return Wide{from[0], from[1]};
}
inline Wide widen(i16 const* from) {
  return Wide{static_cast<u64>(from[0]), static_cast<u64>(from[1])};
}
inline Wide widen(u32 const* from) {
  return Wide{from[0], from[1]};
}
/// Products of the lower halves.
inline Wide product(Wide a, Wide b) {
  return (a & 0xffffffffu) * (b & 0xffffffffu);
}
/// Stores the lower halves.
inline void store_lower(u32* to, Wide v) {
  to[0] = static_cast<u32>(v[0]);
  to[1] = static_cast<u32>(v[1]);
}

/// Transposes eight words, each a register with a lane for every resident, into `parts` registers
/// per resident.
inline void transpose(Wide (&words)[8]) {
  Wide all[8];
  for (int k = 0; k < 4; ++k) {
    all[k] = Wide{words[2 * k][0], words[2 * k + 1][0]};
    all[k + 4] = Wide{words[2 * k][1], words[2 * k + 1][1]};
  }
  std::memcpy(words, all, sizeof all);
}

/// 64 bytes, each taken from the index that differs from its own by the bits of `mask`.
class Permutation {
 public:
  explicit Permutation(u32 mask) : mask_(mask) {}
  void operator()(u8* out, u8 const* in) const {
    u64 words[8];
    std::memcpy(words, in, 64);
    u64 mixed[8];
    for (u32 g = 0; g < 8; ++g) {
      u64 q = words[g ^ (mask_ >> 3)];
      q = (mask_ & 4u) != 0 ? (q >> 32) | (q << 32) : q;
      q = (mask_ & 2u) != 0
              ? ((q >> 16) & 0x0000ffff0000ffffull) | ((q & 0x0000ffff0000ffffull) << 16)
              : q;
      q = (mask_ & 1u) != 0
              ? ((q >> 8) & 0x00ff00ff00ff00ffull) | ((q & 0x00ff00ff00ff00ffull) << 8)
              : q;
      mixed[g] = q;
    }
    std::memcpy(out, mixed, 64);
  }

 private:
  u32 mask_;
};

/// The indices of nonzero bytes, in order; returns their number. Without a branch, which would be
/// unpredictable.
inline u32 compress(u8 const* bytes, u32 rows, u32* places) {
  u32 count = 0;
  for (u32 i = 0; i < rows; ++i) {
    places[count] = i;
    count += bytes[i] != 0 ? 1 : 0;
  }
  return count;
}

}  // namespace
}  // namespace kith
