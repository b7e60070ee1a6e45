#include "kith/outcomes/reasons.hpp"

#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/tally.hpp"

namespace kith {

void add_to(ReasonCounts& sum, ReasonCounts const& more) {
  add_to(sum.main, more.main);
  add_to(sum.any, more.any);
}

ReasonCounts reasons_of(CareChances const& chances) {
  ReasonCounts counts;
  std::size_t main = barrier_count;
  double most = least_gain;
  for (std::size_t b = 0; b < barrier_count; ++b) {
    double const gain = chances.without[b] - chances.now;
    if (gain < least_gain) continue;
    counts.any[b] = 1.0;
    if (gain < most) continue;
    most = gain;
    main = b;
  }
  counts.main[main] = 1.0;
  return counts;
}

std::vector<ReasonCounts> reasons_of(State const& state, WeekContext const& context,
                                     ResidentUpdate const& update) {
  Residents const& r = state.residents;
  auto const counts = tally<ReasonCounts>(
      context, update.events_by_block.size(),
      [&](std::vector<ReasonCounts>& of, std::size_t block) {
        PlacesByKind places;
        for (ResidentEvent const& one : update.events_by_block[block]) {
          if (one.event != unmet_need) continue;
          ReasonCounts const reasons = reasons_of(chances_of_care(state, context, one, places));
          context.strata.each_margin(r.cell[one.row], r.access[one.row],
                                     [&](std::size_t margin) { add_to(of[margin], reasons); });
        }
      });
  return over_strata(context.strata, counts);
}

}  // namespace kith
