#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <vector>

#include "kith/ground/expect.hpp"

namespace kith {

/// A resident's row: their home, until they move, die or leave.
using Row = std::uint32_t;
/// Weeks since the horizon began; weeks of the burn-in are negative.
using Week = std::int32_t;
/// The same in 16 bits, for large tables: burn-in and horizon have at most 2,600 weeks, and a week
/// beyond a ShortWeek's range is never reached.
using ShortWeek = std::int16_t;
[[nodiscard]] constexpr ShortWeek short_week(Week week) {
  constexpr Week last = std::numeric_limits<ShortWeek>::max();
  KITH_EXPECT(week >= std::numeric_limits<ShortWeek>::min());
  return static_cast<ShortWeek>(week < last ? week : last);
}

/// Aligns columns to cache lines, so that blocks of different threads never share one.
template <class T>
struct CacheAligned {
  using value_type = T;
  CacheAligned() = default;
  template <class U>
  CacheAligned(CacheAligned<U> const&) {}  // NOLINT(google-explicit-constructor): allocator rebind
  T* allocate(std::size_t n) {
    return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{64}));
  }
  void deallocate(T* p, std::size_t n) {
    ::operator delete (p, n * sizeof(T), std::align_val_t{64});
  }
  friend bool operator==(CacheAligned const&, CacheAligned const&) { return true; }
};

template <class T>
using Column = std::vector<T, CacheAligned<T>>;

}  // namespace kith
