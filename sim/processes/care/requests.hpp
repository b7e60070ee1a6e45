#pragma once

#include <utility>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Visits the spells of need of one person; most people have none.
template <class Visit>
void each_spell(State& state, Row row, Visit visit) {
  if ((state.residents.status[row] & in_spell) != 0) state.spells.each_of(row, visit);
}

/// Follows years of need, current and past: records the course of distress, and begins further
/// years. Call it before new spells begin.
void follow_years_of_need(State& state, WeekContext const& context, WeekEvents& events);

/// The origin of a request.
struct RequestOrigin {
  EntryRoute route;
  bool has_referral = true;  ///< or needs none
  bool coached = false;      ///< a helper comes along to the first visit
};
void open_request(State& state, WeekContext const& context, WeekEvents& events, Row row,
                  int service, RequestOrigin const& origin);
void close_request(State& state, WeekContext const& context, Request const& request, WaitEnd end);
/// `service`: the service that follows up, or `no_service` for the doctor. `keeps`: factor on the
/// hazard of stopping in the early weeks.
void start_medication(State& state, WeekContext const& context, WeekEvents& events, Row row,
                      std::uint16_t service, double keeps = 1.0);

/// A service and the index of one of its posts.
using PostPlace = std::pair<std::size_t, std::size_t>;
/// Clients of posts that become vacant: some are lost, the others go to the front of the queue.
void leave_clients(State& state, WeekContext const& context, WeekEvents& events,
                   std::vector<PostPlace> const& emptied);

}  // namespace kith
