#include <algorithm>
#include <utility>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/care/serve.hpp"
#include "kith/processes/care/taught_practice.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// Under parity, insurers may not end a course of therapy sooner than others may.
int most_sessions(EvidenceBase const& evidence, Service const& service, int coverage, bool parity) {
  CareEvidence const& e = *evidence.care;
  Role const role = service.role;
  if (is_course(role)) return static_cast<int>(course_of(service, evidence).contacts);
  if (role == Role::school_counselor) return static_cast<int>(evidence.programs->school_sessions);
  if (parity && (coverage == 0 || coverage == 1))
    coverage = e.most_sessions_private > e.most_sessions_other ? 0 : 2;
  double const most = coverage == 1   ? e.most_sessions_medicaid
                      : coverage == 0 ? e.most_sessions_private
                                      : e.most_sessions_other;
  return static_cast<int>(most);
}

/// Chance of attending a booked session, travel aside: by video with a program, or else.
double attend_share(EvidenceBase const& evidence, Service const& service) {
  return service.remote && service.program ? evidence.programs->remote_attend_share
                                           : evidence.care->attend_share;
}

/// Weekly hazard; for courses, whose contacts may be weeks apart, the chance of leaving instead of
/// coming to a contact.
double drop_out(EvidenceBase const& evidence, Role role) {
  if (is_course(role)) return evidence.care->course_drop_out_per_contact;
  return role == Role::school_counselor ? evidence.programs->school_drop_out_per_week
                                        : evidence.care->drop_out_per_week;
}

/// Whether `u` is below rate x e^x, which is computed only if it may be: e^x <= 1 / (1 - x), with a
/// margin for rounding.
bool is_below(double u, double rate, double x) {
  if (x < 1.0 && u * (1.0 - x) > 1.0001 * rate) return false;
  return u < rate * exponential(x);
}

/// Contacts of a course per week, given the number so far.
double contacts_per_week(EvidenceBase const& evidence, Service const& service, int so_far) {
  Course const course = course_of(service, evidence);
  double const first = service.course.first_half_weeks;
  if (first <= 0.0) return course.contacts / course.weeks;
  double const half = 0.5 * course.contacts;
  return so_far < half ? half / first : half / (course.weeks - first);
}

/// One client's week: a session or not, and perhaps the end.
struct ClientWeek {
  bool due, attends, drops_out;
  std::uint32_t hash;  ///< the order if slots are short
};

ClientWeek live_week(State const& state, WeekContext const& context, Episode const& episode) {
  CareEvidence const& e = *context.compiled.evidence.care;
  Service const& service = context.compiled.services[episode.service];
  Words const w =
      context.compiled.draws.words(episode.row, context.clock, Purpose::session, service.hash);
  double const stigma = state.residents.stigma[episode.row] / double{stigma_scale};
  double const stays = staying_with_feedback(state, context, episode.row, episode.service);
  bool const leaves =
      is_below(uniform(w[1]), drop_out(context.compiled.evidence, service.role) * stays,
               e.drop_out_per_stigma_sd * stigma);
  double const attends = attend_share(context.compiled.evidence, service);
  bool const due =
      !is_course(service.role) ||
      uniform(w[2]) <
          contacts_per_week(context.compiled.evidence, service, episode.sessions) / attends;
  double const kept =
      context.compiled.kept_visits(state.residents.access[episode.row], episode.service);
  bool const comes = due && uniform(w[0]) < attends * kept;
  if (is_course(service.role)) return {due, comes && !leaves, comes && leaves, w[3]};
  if (episode.sessions == 1 && episode.comes_back == 0) return {due, false, true, w[3]};
  return {due, comes, leaves, w[3]};
}

bool is_finished(State const& state, WeekContext const& context, Episode const& episode,
                 bool parity) {
  CareEvidence const& e = *context.compiled.evidence.care;
  int const coverage = context.compiled.cells.at(state.residents.cell[episode.row]).coverage;
  Service const& service = context.compiled.services[episode.service];
  if (episode.sessions >= most_sessions(context.compiled.evidence, service, coverage, parity))
    return true;
  return !is_course(service.role) && episode.sessions >= e.least_sessions &&
         k6_now(state, context, episode.row) < e.end_below_k6;
}

void end_episode(State& state, WeekContext const& context, WeekEvents& events,
                 Episode const& episode) {
  Residents& r = state.residents;
  count(state, context, events, episode.row, Flow::ended);
  bool const early = episode.sessions < 6 && k6_now(state, context, episode.row) >= 5.0;
  if (early) count(state, context, events, episode.row, Flow::dropped_out);
  int const bit =
      is_support(context.compiled.services[episode.service].role) ? supported : in_episode;
  r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
}

/// How many clients come to each service this week.
std::vector<std::size_t> count_coming(State const& state, WeekContext const& context,
                                      std::vector<ClientWeek> const& weeks) {
  std::vector<std::size_t> number(context.compiled.services.size());
  for (std::size_t k = 0; k < weeks.size(); ++k)
    number[state.episodes[k].service] += weeks[k].attends ? 1 : 0;
  return number;
}

/// Chooses who of those who come goes without if a service has too few slots: by lot, not by the
/// order of rows.
void turn_away(State const& state, std::size_t service, std::size_t room,
               std::vector<ClientWeek>& weeks) {
  std::vector<std::pair<std::uint32_t, std::size_t>> coming;
  for (std::size_t k = 0; k < weeks.size(); ++k)
    if (weeks[k].attends && state.episodes[k].service == service)
      coming.emplace_back(weeks[k].hash, k);
  std::sort(coming.begin(), coming.end());
  for (std::size_t k = room; k < coming.size(); ++k) weeks[coming[k].second].attends = false;
}

/// Draws the week of everybody in an episode.
std::vector<ClientWeek> live_weeks(State& state, WeekContext const& context, WeekEvents& events) {
  auto const& episodes = state.episodes;
  std::vector<ClientWeek> weeks(episodes.size());
  for_each_range(context, events, [&](WeekEvents& own, Range const& range) {
    auto const [first, last] = episodes.between(range.first_row, range.last_row);
    for (std::size_t k = first; k < last; ++k) {
      weeks[k] = live_week(state, context, episodes[k]);
      if (weeks[k].due) count(state, context, own, episodes[k].row, Flow::booked);
      if (weeks[k].due && !weeks[k].attends)
        count(state, context, own, episodes[k].row, Flow::missed);
    }
  });
  return weeks;
}

}  // namespace

std::vector<double> hold_sessions(State& state, WeekContext const& context, WeekEvents& events,
                                  std::vector<double> const& slots) {
  std::vector<ClientWeek> weeks = live_weeks(state, context, events);
  std::vector<std::size_t> const coming = count_coming(state, context, weeks);
  std::vector<double> used;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    auto const room = static_cast<std::size_t>(slots[i]);
    if (coming[i] > room) turn_away(state, i, room, weeks);
    used.push_back(static_cast<double>(std::min(coming[i], room)));
  }
  bool const parity = in_force(state, context, Policy::parity);
  auto& episodes = state.episodes;
  parallel_erase(context, events, episodes,
                 [&](WeekEvents& own, Episode& episode, std::size_t client) {
                   if (weeks[client].attends) {
                     ++episode.sessions;
                     own.visits.push_back({episode.row, episode.service, episode.sessions});
                   }
                   if (!weeks[client].drops_out && !is_finished(state, context, episode, parity))
                     return false;
                   end_episode(state, context, own, episode);
                   return true;
                 });
  for (Episode const& episode : episodes) ++state.services[episode.service].clients;
  return used;
}

void arrange_physical_visit(State& state, WeekContext const& context, WeekEvents& events,
                            Request const& request) {
  constexpr std::uint32_t body = 0xb0d7u;  // apart from the draws of the first visit itself
  Words const w =
      context.compiled.draws.words(request.row, context.clock, Purpose::first_visit, body);
  if (uniform(w[0]) >= context.compiled.evidence.programs->collaborative_physical_share) return;
  count(state, context, events, request.row, Flow::physical_visits);
  std::size_t const program =
      program_index(context.compiled.services[request.service].program_name, context);
  pay(events, program, payer_of(state, request.row),
      context.compiled.evidence.costs->primary_care_visit_usd);
}

void arrange_medication(State& state, WeekContext const& context, WeekEvents& events,
                        Request const& request, MedicationHelp const& help) {
  if ((state.residents.status[request.row] & medicated) != 0) return;
  Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::medication,
                                               state.residents.generation[request.row]);
  if (uniform(w[3]) >= help.starts_share) return;
  start_medication(state, context, events, request.row, no_service, help.keeps_factor);
}

void see_doctor(State& state, WeekContext const& context, WeekEvents& events,
                Request const& request, Role role) {
  Residents const& r = state.residents;
  Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::medication,
                                               r.generation[request.row]);
  double const share = role == Role::prescriber
                           ? context.compiled.evidence.care->prescriber_medicates_share
                           : prescribed_share(state, context, request.row);
  if ((r.status[request.row] & medicated) == 0 && uniform(w[3]) < share) {
    start_medication(state, context, events, request.row, request.service);
    if (role == Role::primary_care) hand_to_nurse(state, context, events, request.row);
    return;
  }
  int const therapist = choose_service(state, context, request.row, Errand::therapy);
  if (therapist != nowhere)
    open_request(state, context, events, request.row, therapist, {EntryRoute::referred});
}

}  // namespace kith
