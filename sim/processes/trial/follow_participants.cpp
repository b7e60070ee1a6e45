#include <algorithm>
#include <limits>

#include "kith/processes/life.hpp"

namespace kith {
namespace {

constexpr int weeks_of_gap = 6;  // more than 45 days

void add_one(std::uint16_t& counter) {
  if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
}

/// Whether a service is what the arm offers: kept to it, or where it refers.
bool is_offered(Life const& life, Participant const& participant, std::uint16_t service) {
  if (service == no_service) return false;
  Service const& what = life.compiled.services[service];
  return (what.eligible.arms >> participant.arm & 1u) != 0 ||
         life.compiled.scenario->trial->arms[participant.arm].refer_to == what.id;
}

void count_visit(Life const& life, Participant& participant, std::uint16_t service) {
  if (participant.requested == no_week) participant.requested = life.week;
  if (participant.first_visit == no_week) participant.first_visit = life.week;
  bool const gap =
      participant.last_visit != no_week && life.week - participant.last_visit > weeks_of_gap;
  if (gap) add_one(participant.gaps);
  participant.last_visit = life.week;
  add_one(participant.visits);
  if (is_offered(life, participant, service)) add_one(participant.offered_visits);
  if (service != no_service && life.compiled.services[service].remote)
    add_one(participant.remote_visits);
}

}  // namespace

void follow_participants(Life& life) {
  SparseTable<Participant>& participants = life.state.participants;
  if (participants.size() == 0) return;
  for (Visit const& visit : life.visits)
    participants.each_of(visit.row, [&](Participant& p) { count_visit(life, p, visit.service); });
  for (auto const& block : life.by_block)
    for (ResidentEvent const& happening : block)
      if (happening.event == crisis_visit)
        participants.each_of(happening.row, [](Participant& p) { add_one(p.crisis_visits); });
  std::uint8_t const* const status = life.state.residents.status.data();
  for (Participant& participant : participants) {
    if ((status[participant.row] & waiting) != 0 && participant.requested == no_week)
      participant.requested = life.week;
    if ((status[participant.row] & medicated) != 0) add_one(participant.medicated_weeks);
  }
}

}  // namespace kith
