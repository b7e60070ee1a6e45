#pragma once

namespace kith {

/// The bits of a value as another type of the same size: std::bit_cast, which emscripten 3.1's
/// standard library lacks.
template <class To, class From>
constexpr To bits_as(From const& from) {
  static_assert(sizeof(To) == sizeof(From));
  return __builtin_bit_cast(To, from);
}

}  // namespace kith
