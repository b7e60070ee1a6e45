#include <algorithm>
#include <utility>

#include "serve.hpp"

namespace kith {
namespace {

/// Where parity is in force insurers may not end a course sooner than that of others.
int most_sessions(EvidenceBase const& evidence, Role role, int coverage, bool parity) {
  CareEvidence const& e = evidence.care;
  if (is_course(role)) return static_cast<int>(course_of(role, evidence).contacts);
  if (role == Role::school_counselor) return static_cast<int>(evidence.programs.school_sessions);
  if (parity && (coverage == 0 || coverage == 1))
    coverage = e.most_sessions_private > e.most_sessions_other ? 0 : 2;
  double const most = coverage == 1   ? e.most_sessions_medicaid
                      : coverage == 0 ? e.most_sessions_private
                                      : e.most_sessions_other;
  return static_cast<int>(most);
}

/// Chance of attending a booked session, but for the way there: by video with a program, or else.
double attend_share(EvidenceBase const& evidence, Service const& service) {
  return service.remote && service.program ? evidence.programs.remote_attend_share
                                           : evidence.care.attend_share;
}

/// Weekly hazard; of courses, whose contacts may be weeks apart, the chance of leaving instead of
/// coming to a contact.
double drop_out(EvidenceBase const& evidence, Role role) {
  if (is_course(role)) return evidence.care.course_drop_out_per_contact;
  return role == Role::school_counselor ? evidence.programs.school_drop_out_per_week
                                        : evidence.care.drop_out_per_week;
}

/// Whether `u` is below rate x e^x, which is worked out only where it may be: e^x <= 1 / (1 - x),
/// with room for rounding.
bool is_below(double u, double rate, double x) {
  if (x < 1.0 && u * (1.0 - x) > 1.0001 * rate) return false;
  return u < rate * exponential(x);
}

/// One client's week: a session or not, and perhaps the end.
struct ClientWeek {
  bool due, attends, drops_out;
  std::uint32_t hash;  ///< who goes first where slots are short
};

ClientWeek live_week(Life const& life, Episode const& episode) {
  CareEvidence const& e = life.setting.evidence.care;
  Service const& service = life.setting.services[episode.service];
  Words const w = life.setting.draws.words(episode.row, life.clock, Purpose::session, service.hash);
  double const stigma = life.community.residents.stigma[episode.row] / double{stigma_scale};
  bool const leaves = is_below(uniform(w[1]), drop_out(life.setting.evidence, service.role),
                               e.drop_out_per_stigma_sd * stigma);
  double const attends = attend_share(life.setting.evidence, service);
  Course const course = course_of(service.role, life.setting.evidence);
  bool const due =
      !is_course(service.role) || uniform(w[2]) < course.contacts / course.weeks / attends;
  double const kept =
      life.setting.kept_visits(life.community.residents.access[episode.row], episode.service);
  bool const comes = due && uniform(w[0]) < attends * kept;
  if (is_course(service.role)) return {due, comes && !leaves, comes && leaves, w[3]};
  return {due, comes, leaves, w[3]};
}

bool is_finished(Life const& life, Episode const& episode, bool parity) {
  CareEvidence const& e = life.setting.evidence.care;
  int const coverage = life.setting.cells.at(life.community.residents.cell[episode.row]).coverage;
  Role const role = life.setting.services[episode.service].role;
  if (episode.sessions >= most_sessions(life.setting.evidence, role, coverage, parity)) return true;
  return !is_course(role) && episode.sessions >= e.least_sessions &&
         k6_now(life, episode.row) < e.end_below_k6;
}

void end_episode(Life& life, Episode const& episode) {
  Residents& r = life.community.residents;
  count(life, episode.row, Flow::ended);
  bool const early = episode.sessions < 6 && k6_now(life, episode.row) >= 5.0;
  if (early) count(life, episode.row, Flow::dropped_out);
  int const bit = is_support(life.setting.services[episode.service].role) ? supported : in_episode;
  r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
}

/// Who of those who come goes without where a service has fewer slots: drawn, not by the order of
/// rows.
void turn_away(Life const& life, std::vector<double> const& slots, std::vector<ClientWeek>& weeks) {
  std::vector<std::size_t> number(slots.size());
  std::size_t client = 0;
  for (Episode const& episode : life.community.episodes)
    number[episode.service] += weeks[client++].attends ? 1 : 0;
  auto const short_of = [&](std::size_t service) {
    return number[service] > static_cast<std::size_t>(slots[service]);
  };
  bool any = false;
  for (std::size_t i = 0; i < slots.size(); ++i) any = any || short_of(i);
  if (!any) return;
  std::vector<std::vector<std::pair<std::uint32_t, std::size_t>>> coming(slots.size());
  client = 0;
  for (Episode const& episode : life.community.episodes) {
    if (weeks[client].attends && short_of(episode.service))
      coming[episode.service].emplace_back(weeks[client].hash, client);
    ++client;
  }
  for (std::size_t i = 0; i < slots.size(); ++i) {
    auto const room = static_cast<std::size_t>(slots[i]);
    if (coming[i].size() <= room) continue;
    std::sort(coming[i].begin(), coming[i].end());
    for (std::size_t k = room; k < coming[i].size(); ++k)
      weeks[coming[i][k].second].attends = false;
  }
}

}  // namespace

std::vector<double> hold_sessions(Life& life, std::vector<double> const& slots) {
  std::vector<double> used(slots.size(), 0.0);
  std::vector<ClientWeek> weeks;
  weeks.reserve(life.community.episodes.size());
  for (Episode const& episode : life.community.episodes) {
    weeks.push_back(live_week(life, episode));
    if (weeks.back().due) count(life, episode.row, Flow::booked);
    if (weeks.back().due && !weeks.back().attends) count(life, episode.row, Flow::missed);
    ++life.community.services[episode.service].clients;
  }
  turn_away(life, slots, weeks);
  std::size_t client = 0;
  bool const parity = in_force(life, Policy::parity);
  life.community.episodes.erase_if([&](Episode& episode) {
    ClientWeek const& week = weeks[client++];
    if (week.attends) {
      used[episode.service] += 1.0;
      ++episode.sessions;
      life.visits.push_back({episode.row, episode.service, episode.sessions});
    }
    if (!week.drops_out && !is_finished(life, episode, parity)) return false;
    end_episode(life, episode);
    --life.community.services[episode.service].clients;
    return true;
  });
  return used;
}

void arrange_physical_visit(Life& life, Request const& request) {
  constexpr std::uint32_t body = 0xb0d7u;  // apart from the draws of the first visit itself
  Words const w = life.setting.draws.words(request.row, life.clock, Purpose::first_visit, body);
  if (uniform(w[0]) >= life.setting.evidence.programs.collaborative_physical_share) return;
  count(life, request.row, Flow::physical_visits);
  pay(life, life.setting.services[request.service].program_name, payer_of(life, request.row),
      life.setting.evidence.costs.primary_care_visit_usd);
}

void see_doctor(Life& life, Request const& request, Role role) {
  Residents const& r = life.community.residents;
  Words const w = life.setting.draws.words(request.row, life.clock, Purpose::medication,
                                           r.generation[request.row]);
  double const share = role == Role::prescriber
                           ? life.setting.evidence.care.prescriber_medicates_share
                           : life.setting.evidence.primary_care.medication_share;
  if ((r.status[request.row] & medicated) == 0 && uniform(w[3]) < share) {
    start_medication(life, request.row, request.service);
    return;
  }
  int const therapist = choose_service(life, request.row, Sought::therapist);
  if (therapist >= 0) open_request(life, request.row, therapist, true, false, false);
}

}  // namespace kith
