#include "kith/schema/read_number.hpp"

#include <charconv>
#include <cstdlib>

namespace kith {

// Not every standard library has std::from_chars for floating-point numbers (libc++ before 20).
// Forms that only strtod reads, such as 0x1p3 or a leading space, are excluded.
std::optional<double> read_number(std::string const& text) {
  double value = 0.0;
#ifdef __cpp_lib_to_chars
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const whole = error == std::errc() && end == text.data() + text.size();
#else
  bool const plain = !text.empty() && text[0] != '+' &&
                     text.find_first_not_of("0123456789.eE+-") == std::string::npos;
  char* end = nullptr;
  if (plain) value = std::strtod(text.c_str(), &end);
  bool const whole = plain && end == text.c_str() + text.size();
#endif
  return whole ? std::optional(value) : std::nullopt;
}

}  // namespace kith
