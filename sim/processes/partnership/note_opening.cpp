#include <algorithm>

#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// Whether a partnership's programs can have clients, and whether any came this week.
struct Clients {
  bool possible = false, came = false;
};

std::vector<Clients> clients_of_partnerships(State const& state, WeekContext const& context,
                                             WeekEvents const& events) {
  std::vector<Clients> all(state.partnerships.size());
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i) {
    Service const& service = context.compiled.services[i];
    if (service.partnership < 0 || !has_clients(service)) continue;
    Clients& clients = all[static_cast<std::size_t>(service.partnership)];
    clients.possible = true;
    for (std::int32_t const visits : events.attended[i]) clients.came |= visits > 0;
  }
  return all;
}

}  // namespace

/// A partnership opens with its first client or, if no program has clients, its first activity.
void note_opening(State& state, WeekContext const& context, Effects const& effects,
                  WeekEvents const& events) {
  std::vector<Clients> const clients = clients_of_partnerships(state, context, events);
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    bool const active = std::any_of(
        effects.activities.begin(), effects.activities.end(),
        [&](Activity const& activity) { return activity.partnership == static_cast<int>(p); });
    bool const opens = clients[p].possible ? clients[p].came : active;
    if (opens && state.partnerships[p].opened == no_week)
      state.partnerships[p].opened = context.week;
  }
}

}  // namespace kith
