#include "kith/processes/care/serve.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/parallel_for.hpp"

namespace kith {
namespace {

/// Slots of this week: a real number, its fraction carried over (evidence 4.4).
double slots_of_week(Life& life, std::size_t service) {
  ServiceState& service_state = life.state.services[service];
  double const per_fte =
      slots_per_fte_week(life.compiled.services[service].role, life.compiled.evidence);
  double offered = 0.0;
  for (Post const& post : service_state.posts) offered += post.filled ? post.fte * per_fte : 0.0;
  offered *= open_share(life, life.compiled.services[service]);
  life.slots_offered += offered;
  double const slots = offered + service_state.slots_carried;
  service_state.slots_carried = slots - std::floor(slots);
  return std::floor(slots);
}

/// The visit that gives a referral: the doctor may treat at once. Who asked for a prescriber then
/// has what they came for; who asked for a therapist keeps the place in the queue. Returns whether
/// the wait is over.
bool see_referring_doctor(Life& life, Request const& request, double u) {
  bool const takes_some = (life.state.residents.status[request.row] & medicated) != 0;
  if (takes_some || !may_use_usual_care(life, request.row)) return false;
  if (u >= life.compiled.evidence.primary_care->medication_share) return false;
  life.visits.push_back({request.row, no_service, 1});
  start_medication(life, request.row, -1);
  if (life.compiled.services[request.service].role != Role::prescriber) return false;
  count(life, request.row, Flow::starts);
  return true;
}

/// A week of waiting. Returns whether it was the last: cared for, or given up.
bool stops_waiting(Life& life, Request& request) {
  CareEvidence const& e = *life.compiled.evidence.care;
  Words const w = life.compiled.draws.words(request.row, life.clock, Purpose::queue_order,
                                            life.state.residents.generation[request.row]);
  if (request.needs_referral != 0 &&
      uniform(w[0]) < life.compiled.evidence.primary_care->referral_visit_per_week) {
    request.needs_referral = 0;
    if (see_referring_doctor(life, request, uniform(w[2]))) {
      close_request(life, request, true);
      return true;
    }
  }
  if (request.bad_wait == 0 &&
      life.week - request.week > life.compiled.evidence.trust->long_wait_weeks) {
    request.bad_wait = 1;
    lose_trust(life, request.row, life.compiled.services[request.service].care);
  }
  double leaves = e.leave_queue_per_week;
  if (request.k6 < 5.0F) leaves += e.leave_queue_well_per_week;
  if (life.week == request.week || uniform(w[1]) >= leaves) return false;
  close_request(life, request, false);
  return true;
}

/// Referral visits, impatience and long waits of all who wait.
void wait_on(Life& life) {
  parallel_erase(life, life.state.requests, [](Life& worker, Request& request, std::size_t) {
    request.k6 = static_cast<float>(k6_now(worker, request.row));
    return stops_waiting(worker, request);
  });
}

/// A place in a queue. Who goes first has the smaller rank; of those with equal rank the one whose
/// request stands first, by row.
struct QueuePlace {
  std::uint64_t rank;
  std::size_t request;  ///< its number in the ledger
};

bool goes_later(QueuePlace const& a, QueuePlace const& b) {
  return std::tie(a.rank, a.request) > std::tie(b.rank, b.request);
}

/// First come first served with a bump for severity, then by hash.
std::uint64_t rank_of(Request const& request, double severe_k6) {
  std::uint64_t const severity = request.returning != 0            ? 0
                                 : double{request.k6} >= severe_k6 ? 1
                                                                   : 2;
  auto const week = static_cast<std::uint64_t>(request.week + (1 << 20));  // settling is negative
  return severity << 60 | week << 32 | request.hash;
}

/// Who waits for a first visit, by service.
using Queues = std::vector<std::vector<QueuePlace>>;

Queues rank_queues(Life& life) {
  double const severe_k6 = life.compiled.evidence.care->severe_priority_k6;
  auto& services = life.state.services;
  auto const& requests = life.state.requests;
  for (Request const& request : requests) ++services[request.service].queue_length;
  Queues queues(services.size());
  for (std::size_t i = 0; i < queues.size(); ++i)
    queues[i].reserve(static_cast<std::size_t>(services[i].queue_length));
  for (std::size_t k = 0; k < requests.size(); ++k)
    if (requests[k].needs_referral == 0)
      queues[requests[k].service].push_back({rank_of(requests[k], severe_k6), k});
  return queues;
}

/// Does somebody who is offered a first visit come? The wait, the place and company decide.
bool starts(Life const& life, Request const& request) {
  CareEvidence const& e = *life.compiled.evidence.care;
  Words const w = life.compiled.draws.words(request.row, life.clock, Purpose::first_visit,
                                            life.state.residents.generation[request.row]);
  double const log_odds = e.start_log_odds + life.start_logit[request.service] +
                          (request.coached != 0 ? double{e.start_coached} : 0.0) +
                          e.start_per_week_waited * (life.week - request.week - 4.0);
  return uniform(w[0]) < 1.0 / (1.0 + exponential(-log_odds));
}

/// The posts of a service that are filled, among which new clients are spread.
std::vector<std::uint32_t> filled_posts(ServiceState const& service_state) {
  std::vector<std::uint32_t> filled;
  for (std::uint32_t p = 0; p < service_state.posts.size(); ++p)
    if (service_state.posts[p].filled) filled.push_back(p);
  return filled;
}

/// A filled post, chosen by the client's hash.
std::uint32_t assign_post(Life const& life, std::vector<std::uint32_t> const& filled, Row row) {
  if (filled.empty()) return 0;
  Words const w = life.compiled.draws.words(row, life.clock, Purpose::first_visit, 0x70057u);
  return filled[below(w[0], static_cast<std::uint32_t>(filled.size()))];
}

void begin_care(Life& life, Request const& request, std::vector<std::uint32_t> const& posts) {
  Residents& r = life.state.residents;
  Role const role = life.compiled.services[request.service].role;
  life.visits.push_back({request.row, request.service, 1});
  if (role == Role::prescriber || role == Role::primary_care) {
    see_doctor(life, request, role);
    return;
  }
  if (role == Role::care_manager) arrange_physical_visit(life, request);
  std::uint8_t const bit = is_support(role) ? supported : in_episode;
  r.status[request.row] = static_cast<std::uint8_t>(r.status[request.row] | bit);
  life.episodes.push_back({request.row, request.service, 1, assign_post(life, posts, request.row)});
}

/// Who misses a first visit but is followed up keeps a place in the queue, once.
bool books_again(Request& request) {
  if (request.followed == 0) return false;
  request.followed = 0;
  return true;
}

/// Offers free slots of a service to its queue in order, and marks the requests that are done with.
/// Returns how many were offered one.
int offer_slots(Life& life, std::size_t service, std::vector<QueuePlace>& queue, double& free,
                std::vector<std::uint8_t>& done) {
  std::vector<std::uint32_t> const posts = filled_posts(life.state.services[service]);
  int offered = 0;
  std::make_heap(queue.begin(), queue.end(), goes_later);  // its top goes first
  for (; free >= 1.0 && !queue.empty(); queue.pop_back()) {
    std::pop_heap(queue.begin(), queue.end(), goes_later);
    Request& next = life.state.requests[queue.back().request];
    ++offered;
    count(life, next.row, Flow::booked);
    bool const came = starts(life, next);
    free -= came ? 1.0 : double{life.compiled.evidence.care->missed_first_visit_slot};
    if (!came) count(life, next.row, Flow::missed);
    if (!came && books_again(next)) continue;
    close_request(life, next, came);
    done[queue.back().request] = 1;
    if (!came) continue;
    count(life, next.row, Flow::starts);
    begin_care(life, next, posts);
  }
  return offered;
}

/// Clients of a course keep a place for its weeks; sessions of therapy take slots as they are
/// attended.
double free_for_new(Life const& life, std::size_t service, double slots, double used) {
  Service const& what = life.compiled.services[service];
  if (!is_course(what.role)) return slots - used;
  double const per_fte = course_of(what.role, life.compiled.evidence).clients_per_fte;
  double places = 0.0;
  for (Post const& post : life.state.services[service].posts)
    places += post.filled ? post.fte * per_fte : 0.0;
  return places * open_share(life, what) - life.state.services[service].clients;
}

void remember_use(ServiceState& service_state, double slots, double used, int offered) {
  constexpr double memory = 1.0 / 13.0;  // a quarter of a year
  service_state.starts_per_week += memory * (offered - service_state.starts_per_week);
  if (slots > 0.0)
    service_state.use_of_slots +=
        memory * (std::min(1.0, used / slots) - service_state.use_of_slots);
  double const left = std::max(0.0, service_state.queue_length - offered);
  service_state.present_wait = std::min(52.0, left / std::max(0.25, service_state.starts_per_week));
}

}  // namespace

void serve(Life& life) {
  for (ServiceState& service_state : life.state.services)
    service_state.queue_length = service_state.clients = 0.0;
  wait_on(life);
  std::vector<double> slots;
  for (std::size_t i = 0; i < life.compiled.services.size(); ++i)
    slots.push_back(slots_of_week(life, i));
  std::vector<double> const used = hold_sessions(life, slots);
  Queues queues = rank_queues(life);
  std::vector<std::uint8_t> done(life.state.requests.size());
  parallel_for(life, queues.size(), [&](Life& worker, std::size_t i) {
    double free = free_for_new(worker, i, slots[i], used[i]);
    double const before = free;
    int const offered = offer_slots(worker, i, queues[i], free, done);
    remember_use(life.state.services[i], slots[i], used[i] + before - free, offered);
  });
  parallel_erase(life, life.state.requests,
                 [&done](Life&, Request const&, std::size_t k) { return done[k] != 0; });
  settle(life);
}

}  // namespace kith
