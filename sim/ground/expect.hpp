#pragma once

namespace kith {

/// Throws std::logic_error with the condition and its location. In a parallel loop this ends the
/// program, which prints the same.
[[noreturn]] void expectation_failed(char const* condition, char const* file, int line);

/// A probability, or a part of a whole. NaN is neither.
[[nodiscard]] constexpr bool is_share(double x) {
  return x >= 0.0 && x <= 1.0;
}
/// Neither infinite nor NaN.
[[nodiscard]] constexpr bool is_finite(double x) {
  return x - x == 0.0;
}

}  // namespace kith

/// What a function expects of its arguments: an index within range, a probability, a finite number.
/// Debug and sanitizer builds check it (CMakeLists.txt); release builds do not evaluate it. It is
/// for errors in Kith itself, never for user input.
#ifdef KITH_CHECKS
#define KITH_EXPECT(...)                \
  ((__VA_ARGS__) ? static_cast<void>(0) \
                 : ::kith::expectation_failed(#__VA_ARGS__, __FILE__, __LINE__))
#else
#define KITH_EXPECT(...) static_cast<void>(sizeof((__VA_ARGS__) ? 1 : 0))
#endif
