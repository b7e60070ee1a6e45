#pragma once

#include <cstddef>
#include <vector>

#include "kith/outcomes/observer.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Tallies of `count` things by margin, shared among threads in large communities: `add(tallies,
/// number)` adds one of them. Tallies are whole numbers, so their order cannot matter.
template <class T, class Add>
std::vector<T> tally(WeekContext const& context, std::size_t count, Add add) {
  std::size_t const shares = is_large(context) ? static_cast<std::size_t>(context.threads) : 1;
  std::vector<std::vector<T>> of(shares, std::vector<T>(context.strata.of_margin.size()));
  parallel_parts(context, shares, [&](std::size_t k) {
    for (std::size_t n = count * k / shares; n < count * (k + 1) / shares; ++n) add(of[k], n);
  });
  for (std::size_t k = 1; k < shares; ++k)
    for (std::size_t m = 0; m < of[k].size(); ++m) add_to(of[0][m], of[k][m]);
  return of[0];
}

}  // namespace kith
