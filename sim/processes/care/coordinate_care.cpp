#include <algorithm>
#include <tuple>
#include <vector>

#include "kith/evidence/care.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/processes/weekly_count.hpp"

namespace kith {
namespace {

/// Another service of the same role that takes this person and has a shorter wait.
std::uint16_t shortest_wait(State const& state, WeekContext const& context, Row row,
                            std::uint16_t asked) {
  CompiledScenario const& compiled = context.compiled;
  Access const access = compiled.access.at(state.residents.access[row]);
  std::uint16_t best = asked;
  for (std::size_t i = 0; i < compiled.services.size(); ++i) {
    Service const& service = compiled.services[i];
    bool const takes = service.walk_in && service.role == compiled.services[asked].role &&
                       context.offers.desired_fte[i] > 0.0 &&
                       (service.accepts >> access.coverage & 1u) != 0;
    bool const speaks = access.language == 0 || (service.languages >> access.language & 1u) != 0;
    if (!takes || !speaks || !is_eligible(state, context, service.eligible, row)) continue;
    if (state.services[i].present_wait + 1.0 < state.services[best].present_wait)
      best = static_cast<std::uint16_t>(i);
  }
  return best;
}

struct Candidate {
  bool severe;
  std::uint32_t hash;
  Request* request;
};

/// This week's requests that a coordinator may take on, the most severe first, then by a hash.
std::vector<Candidate> candidates(State& state, WeekContext const& context,
                                  FollowUp const& follow_up) {
  std::vector<Candidate> found;
  double const severe = context.compiled.evidence.care->severe_priority_k6;
  for (Request& request : state.requests) {
    bool const is_new = request.week == context.week && request.route != EntryRoute::returning;
    if (!is_new || request.followed != 0 ||
        !is_eligible(state, context, follow_up.eligible, request.row))
      continue;
    found.push_back({k6_now(state, context, request.row) >= severe, request.hash, &request});
  }
  std::sort(found.begin(), found.end(), [](Candidate const& a, Candidate const& b) {
    return std::tuple(!a.severe, a.hash, a.request->row) <
           std::tuple(!b.severe, b.hash, b.request->row);
  });
  return found;
}

}  // namespace

/// Coordinators take on as many of this week's requests as they can: they accompany people to the
/// first visit, rebook it for those who miss it and, with one intake, waive the outside referral
/// and choose the service with the shortest wait.
void coordinate_care(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events) {
  for (FollowUp const& follow_up : effects.follow_ups) {
    Words const start = context.compiled.draws.words(follow_up.program, context.clock,
                                                     Purpose::joint_work, 0xffffffffu);
    std::size_t const most = whole_number(follow_up.requests, uniform(start[0]));
    std::vector<Candidate> const found = candidates(state, context, follow_up);
    for (std::size_t k = 0; k < std::min(most, found.size()); ++k) {
      Request& request = *found[k].request;
      events.met.push_back({request.row, follow_up.by});
      ++events.contacts[follow_up.by];
      Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::joint_work,
                                                   follow_up.program);
      if (uniform(w[0]) < follow_up.coached) request.coached = 1;
      if (uniform(w[1]) < follow_up.rebooked) request.followed = 1;
      if (!follow_up.one_intake) continue;
      request.needs_referral = 0;
      request.service = shortest_wait(state, context, request.row, request.service);
    }
  }
}

}  // namespace kith
