#include "kith/processes/care/serve.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/evidence/quality.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/prescriber_panel.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/care/starting.hpp"
#include "kith/processes/care/taught_practice.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// Slots of this week: a real number, its fraction carried over (MODEL 7.7).
double slots_of_week(State& state, WeekContext const& context, WeekEvents& events,
                     std::size_t service, double follow_ups) {
  ServiceState& service_state = state.services[service];
  Role const role = context.compiled.services[service].role;
  EvidenceBase const& e = context.compiled.evidence;
  bool const prescribes = role == Role::prescriber;
  double const per_fte =
      prescribes ? prescriber_visits_per_fte_week(e) : slots_per_fte_week(role, e);
  double offered = 0.0;
  for (Post const& post : service_state.posts) offered += post.filled ? post.fte * per_fte : 0.0;
  offered *= open_share(context, context.compiled.services[service]);
  if (prescribes) offered = new_patient_slots(e, offered, follow_ups);
  events.slots[service].offered += offered;
  double const slots = offered + service_state.slots_carried;
  service_state.slots_carried = slots - std::floor(slots);
  return std::floor(slots);
}

/// The visit that gives a referral: the doctor may treat at once. A person who asked for a
/// prescriber then has what they came for; one who asked for a therapist keeps their place in the
/// queue. Returns whether the wait is over.
bool see_referring_doctor(State& state, WeekContext const& context, WeekEvents& events,
                          Request const& request, double u) {
  bool const takes_some = (state.residents.status[request.row] & medicated) != 0;
  if (takes_some || !may_use_usual_care(state, context, request.row)) return false;
  if (u >= prescribed_share(state, context, request.row)) return false;
  events.visits.push_back({request.row, no_service, 1});
  start_medication(state, context, events, request.row, no_service);
  if (context.compiled.services[request.service].role != Role::prescriber) return false;
  count(state, context, events, request.row, Flow::starts);
  return true;
}

/// A week of waiting. Returns whether it was the last: the person was treated, or gave up.
bool stops_waiting(State& state, WeekContext const& context, WeekEvents& events, Request& request) {
  CareEvidence const& e = *context.compiled.evidence.care;
  Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::queue_order,
                                               state.residents.generation[request.row]);
  if (request.needs_referral != 0 &&
      uniform(w[0]) < context.compiled.evidence.primary_care->referral_visit_per_week) {
    request.needs_referral = 0;
    if (see_referring_doctor(state, context, events, request, uniform(w[2]))) {
      close_request(state, context, request, WaitEnd::started);
      hand_to_nurse(state, context, events, request.row);
      return true;
    }
  }
  if (request.bad_wait == 0 &&
      context.week - request.week > context.compiled.evidence.trust->long_wait_weeks) {
    request.bad_wait = 1;
    lose_trust(state, context, request.row, context.compiled.services[request.service].care);
  }
  double leaves = e.leave_queue_per_week;
  if (request.k6 < 5.0F) leaves += e.leave_queue_well_per_week;
  if (context.week == request.week || uniform(w[1]) >= leaves) return false;
  close_request(state, context, request, WaitEnd::left);
  return true;
}

/// Referral visits, impatience and long waits of everybody who waits.
void wait_on(State& state, WeekContext const& context, WeekEvents& events) {
  parallel_erase(context, events, state.requests,
                 [&](WeekEvents& own, Request& request, std::size_t) {
                   request.k6 = static_cast<float>(k6_now(state, context, request.row));
                   return stops_waiting(state, context, own, request);
                 });
}

/// A place in a queue. The smaller rank goes first; among equal ranks, the request that comes
/// first, by row.
struct QueuePlace {
  std::uint64_t rank;
  std::size_t request;  ///< its index in the ledger
};

bool goes_later(QueuePlace const& a, QueuePlace const& b) {
  return std::tie(a.rank, a.request) > std::tie(b.rank, b.request);
}

/// First come, first served, with priority for severity; ties by hash.
std::uint64_t rank_of(Request const& request, double severe_k6) {
  std::uint64_t const severity = request.route == EntryRoute::returning ? 0
                                 : double{request.k6} >= severe_k6      ? 1
                                                                        : 2;
  auto const week = static_cast<std::uint64_t>(request.week + (1 << 20));  // negative in burn-in
  return severity << 60 | week << 32 | request.hash;
}

/// Everybody who waits for a first visit, by service.
using Queues = std::vector<std::vector<QueuePlace>>;

Queues rank_queues(State& state, WeekContext const& context) {
  double const severe_k6 = context.compiled.evidence.care->severe_priority_k6;
  auto& services = state.services;
  auto const& requests = state.requests;
  for (Request const& request : requests) ++services[request.service].queue_length;
  Queues queues(services.size());
  for (std::size_t i = 0; i < queues.size(); ++i)
    queues[i].reserve(static_cast<std::size_t>(services[i].queue_length));
  for (std::size_t k = 0; k < requests.size(); ++k)
    if (requests[k].needs_referral == 0)
      queues[requests[k].service].push_back({rank_of(requests[k], severe_k6), k});
  return queues;
}

/// The filled posts of a service, among which new clients are spread.
std::vector<std::uint32_t> filled_posts(ServiceState const& service_state) {
  std::vector<std::uint32_t> filled;
  for (std::uint32_t p = 0; p < service_state.posts.size(); ++p)
    if (service_state.posts[p].filled) filled.push_back(p);
  return filled;
}

/// A filled post, chosen by the client's hash.
std::uint32_t assign_post(WeekContext const& context, std::vector<std::uint32_t> const& filled,
                          Row row) {
  if (filled.empty()) return 0;
  Words const w = context.compiled.draws.words(row, context.clock, Purpose::first_visit, 0x70057u);
  return filled[below(w[0], static_cast<std::uint32_t>(filled.size()))];
}

/// Therapists lose many clients for good after the first session.
std::uint8_t comes_back(State const& state, WeekContext const& context, Request const& request) {
  if (context.compiled.services[request.service].role != Role::therapist) return 1;
  Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::first_visit,
                                               state.residents.generation[request.row]);
  return uniform(w[1]) < context.compiled.evidence.care->no_second_session_share ? 0 : 1;
}

void begin_care(State& state, WeekContext const& context, WeekEvents& events,
                Request const& request, std::vector<std::uint32_t> const& posts) {
  Residents& r = state.residents;
  EvidenceBase const& e = context.compiled.evidence;
  Role const role = context.compiled.services[request.service].role;
  events.visits.push_back({request.row, request.service, 1});
  if (role == Role::prescriber || role == Role::primary_care) {
    see_doctor(state, context, events, request, role);
    return;
  }
  if (role == Role::care_manager) {
    arrange_physical_visit(state, context, events, request);
    arrange_medication(state, context, events, request,
                       {e.programs->collaborative_starts_medication_share,
                        e.programs->collaborative_keeps_factor});
  }
  if (role == Role::follow_up_nurse) {
    keep_on_medication(state, context, request.row);
    arrange_medication(state, context, events, request,
                       {e.quality->starts_medication_share, e.quality->keeps_factor});
  }
  std::uint8_t const bit = is_support(role) ? supported : in_episode;
  r.status[request.row] = static_cast<std::uint8_t>(r.status[request.row] | bit);
  events.episodes.push_back({request.row, request.service, 1, comes_back(state, context, request),
                             assign_post(context, posts, request.row)});
}

/// A person who misses a first visit but is followed up keeps their place in the queue, once.
bool books_again(Request& request) {
  if (request.followed == 0) return false;
  request.followed = 0;
  return true;
}

/// Offers free slots of a service to its queue in order, and marks the requests that are finished.
/// Returns how many were offered one.
int offer_slots(State& state, WeekContext const& context, WeekEvents& events, std::size_t service,
                std::vector<QueuePlace>& queue, double& free, std::vector<std::uint8_t>& done) {
  std::vector<std::uint32_t> const posts = filled_posts(state.services[service]);
  int offered = 0;
  std::make_heap(queue.begin(), queue.end(), goes_later);  // its top goes first
  for (; free >= 1.0 && !queue.empty(); queue.pop_back()) {
    std::pop_heap(queue.begin(), queue.end(), goes_later);
    Request& next = state.requests[queue.back().request];
    ++offered;
    count(state, context, events, next.row, Flow::booked);
    bool const came = starts(state, context, next);
    free -= came ? 1.0 : double{context.compiled.evidence.care->missed_first_visit_slot};
    if (!came) count(state, context, events, next.row, Flow::missed);
    if (!came && books_again(next)) continue;
    close_request(state, context, next, came ? WaitEnd::started : WaitEnd::missed);
    done[queue.back().request] = 1;
    if (!came) continue;
    count(state, context, events, next.row, Flow::starts);
    begin_care(state, context, events, next, posts);
  }
  return offered;
}

/// If a service reserves a share of its slots for a trial's participants, a draw offers each slot
/// first to them or to others, and then to whoever is left.
void keep_for_participants(State const& state, WeekContext const& context, std::size_t service,
                           std::vector<QueuePlace>& queue) {
  Service const& what = context.compiled.services[service];
  if (what.kept_arms == 0) return;
  std::vector<QueuePlace> lines[2];  // others, participants
  for (QueuePlace const& place : queue) {
    Row const row = state.requests[place.request].row;
    lines[in_arm(state, context, what.kept_arms, row) ? 1 : 0].push_back(place);
  }
  auto const goes_first = [](QueuePlace const& a, QueuePlace const& b) { return goes_later(b, a); };
  for (auto& line : lines) std::sort(line.begin(), line.end(), goes_first);
  std::size_t next[2] = {};
  for (std::size_t place = 0; place < queue.size(); ++place) {
    Words const w = context.compiled.draws.words(static_cast<std::uint32_t>(place), context.clock,
                                                 Purpose::trial, what.hash);
    std::size_t line = uniform(w[0]) < what.kept_share ? 1 : 0;
    if (next[line] == lines[line].size()) line = 1 - line;
    queue[place] = {place, lines[line][next[line]++].request};
  }
}

/// Clients of a course occupy a place for its weeks; sessions of therapy use slots as they are
/// attended.
double free_for_new(State const& state, WeekContext const& context, std::size_t service,
                    double slots, double used) {
  Service const& what = context.compiled.services[service];
  if (!is_course(what.role)) return slots - used;
  double const per_fte = course_of(what, context.compiled.evidence).clients_per_fte;
  double places = 0.0;
  for (Post const& post : state.services[service].posts)
    places += post.filled ? post.fte * per_fte : 0.0;
  return places * open_share(context, what) - state.services[service].clients;
}

void remember_use(ServiceState& service_state, double slots, double used, int offered) {
  constexpr double memory = 1.0 / 13.0;  // a quarter of a year
  service_state.starts_per_week += memory * (offered - service_state.starts_per_week);
  if (slots > 0.0)
    service_state.use_of_slots +=
        memory * (std::min(1.0, used / slots) - service_state.use_of_slots);
}

/// The wait until a slot is offered to somebody who asks today: some of those ahead leave before
/// their turn, so it is less than queue / offers per week.
double wait_offered(WeekContext const& context, double queue, ServiceState const& service_state) {
  double const loss = context.compiled.evidence.care->queue_loss_per_week;
  double const offers = std::max(0.25, service_state.starts_per_week);
  return std::min(52.0, logarithm(1.0 + loss * queue / offers) / loss);
}

}  // namespace

void serve(State& state, WeekContext const& context, WeekEvents& events) {
  for (ServiceState& service_state : state.services)
    service_state.queue_length = service_state.clients = 0.0;
  wait_on(state, context, events);
  std::vector<double> slots;
  std::vector<double> const follow_ups = follow_ups_due(state, context);
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i)
    slots.push_back(slots_of_week(state, context, events, i, follow_ups[i]));
  std::vector<double> const used = hold_sessions(state, context, events, slots);
  Queues queues = rank_queues(state, context);
  std::vector<std::uint8_t> done(state.requests.size());
  parallel_for(context, events, queues.size(), [&](WeekEvents& own, std::size_t i) {
    double free = free_for_new(state, context, i, slots[i], used[i]);
    double const before = free;
    keep_for_participants(state, context, i, queues[i]);
    int const offered = offer_slots(state, context, own, i, queues[i], free, done);
    own.slots[i].used += used[i] + before - free;
    remember_use(state.services[i], slots[i], used[i] + before - free, offered);
    state.services[i].present_wait =
        wait_offered(context, static_cast<double>(queues[i].size()), state.services[i]);
  });
  parallel_erase(context, events, state.requests,
                 [&](WeekEvents&, Request const&, std::size_t k) { return done[k] != 0; });
  commit(state, context, events);
}

}  // namespace kith
