#include "kith/processes/care/requests.hpp"

#include <algorithm>

#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

void open_request(State& state, WeekContext const& context, WeekEvents& events, Row row,
                  int service, RequestOrigin const& origin) {
  Residents& r = state.residents;
  Service const& asked = context.compiled.services[static_cast<std::size_t>(service)];
  Words const w =
      context.compiled.draws.words(row, context.clock, Purpose::queue_order, asked.hash);
  bool const needs_referral = !origin.has_referral && uniform(w[1]) < asked.referral_required_share;
  events.asked.push_back(
      {{row, context.week, static_cast<std::uint16_t>(service),
        static_cast<std::uint8_t>(needs_referral), static_cast<std::uint8_t>(origin.coached),
        origin.route, 0, 0, w[0], 0.0F},
       r.cell[row],
       r.access[row],
       kind_of_care(asked.role)});
  r.status[row] = static_cast<std::uint8_t>(r.status[row] | waiting);
  count(state, context, events, row, Flow::requests);
}

void close_request(State& state, WeekContext const& context, Request const& request, WaitEnd end) {
  Residents& r = state.residents;
  r.status[request.row] = static_cast<std::uint8_t>(r.status[request.row] & ~waiting);
  if (request.record < state.wait_log_first) return;
  WaitRecord& record = state.wait_log[request.record - state.wait_log_first];
  record.end = end;
  record.weeks = static_cast<std::uint8_t>(std::min(255, context.week - request.week));
}

}  // namespace kith
