#include "kith/processes/people/zone_shocks.hpp"

#include <algorithm>

#include "kith/ground/numerics.hpp"

namespace kith {
namespace {

/// Sum of the dated shocks that have struck a zone, less what has faded.
float shock_of_zone(WeekContext const& context, Zone const& zone) {
  double sum = 0.0;
  for (ShockEvent const& event : context.compiled.scenario->events) {
    bool const here = event.zones.empty() || std::find(event.zones.begin(), event.zones.end(),
                                                       zone.id) != event.zones.end();
    if (here && context.week >= event.week)
      sum += event.size_z * kept_after(context.week - event.week, event.half_life_weeks);
  }
  return static_cast<float>(sum);
}

}  // namespace

std::vector<float> zone_shocks(WeekContext const& context) {
  std::vector<float> shocks;
  for (Zone const& zone : context.compiled.scenario->zones)
    shocks.push_back(shock_of_zone(context, zone));
  return shocks;
}

}  // namespace kith
