#pragma once

#include <utility>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

/// Visits the spells of need of one person, of which most have none.
template <class Visit>
void each_spell(State& state, Row row, Visit visit) {
  if ((state.residents.status[row] & in_spell) != 0) state.spells.each_of(row, visit);
}

/// Years of need that are under way or over: what has become of distress, and further years. Comes
/// before new spells begin.
void follow_years_of_need(State& state, WeekContext const& context, WeekEvents& events);

/// How a request comes about.
struct RequestOrigin {
  EntryRoute route;
  bool has_referral = true;  ///< or needs none
  bool coached = false;      ///< somebody comes along to the first visit
};
void open_request(State& state, WeekContext const& context, WeekEvents& events, Row row,
                  int service, RequestOrigin const& origin);
void close_request(State& state, WeekContext const& context, Request const& request, WaitEnd end);
/// `service`: who follows up, or `no_service`: the doctor. `keeps`: hazard of stopping in the early
/// weeks, of that of others.
void start_medication(State& state, WeekContext const& context, WeekEvents& events, Row row,
                      std::uint16_t service, double keeps = 1.0);

/// A service and the number of one of its posts.
using PostPlace = std::pair<std::size_t, std::size_t>;
/// Clients of posts that become empty: some are lost, the others go to the front of the queue.
void leave_clients(State& state, WeekContext const& context, WeekEvents& events,
                   std::vector<PostPlace> const& emptied);

}  // namespace kith
