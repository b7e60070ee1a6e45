#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace kith {

/// A number as people write it: 1,234.5.
inline std::string with_commas(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  bool const zero = text.find_first_not_of("0.") == std::string::npos;
  std::size_t const whole = std::min(text.find('.'), text.size());
  for (std::size_t at = whole; at > 3; at -= 3) text.insert(at - 3, ",");
  return (value < 0.0 && !zero ? "-" : "") + text;
}

}  // namespace kith
