#pragma once

#include <algorithm>
#include <cstring>
#include <variant>

#include "kith/record.hpp"

namespace kith::test {

/// Equal bit for bit, including NaN.
inline bool same(Values const& a, Values const& b) {
  return std::visit(
      [](auto const& x, auto const& y) {
        if constexpr (!std::is_same_v<decltype(x), decltype(y)>)
          return false;
        else
          return x.size() == y.size() &&
                 std::memcmp(x.data(), y.data(), x.size() * sizeof x[0]) == 0;
      },
      a, b);
}

inline bool same(RunResult const& a, RunResult const& b) {
  return a.digest == b.digest &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                    [](Values const& x, Values const& y) { return same(x, y); });
}

}  // namespace kith::test
