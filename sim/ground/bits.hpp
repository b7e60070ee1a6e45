#pragma once

namespace kith {

/// The bits of a value as another type of its size: std::bit_cast, which the standard library of
/// emscripten 3.1 does not have.
template <class To, class From>
constexpr To bits_as(From const& from) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, from);
}

}  // namespace kith
