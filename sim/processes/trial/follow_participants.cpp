#include <algorithm>
#include <limits>

#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

constexpr int weeks_of_gap = 6;  // more than 45 days

void add_one(std::uint16_t& counter) {
  if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
}

/// Whether a service is what the arm offers: kept to it, or where it refers.
bool is_offered(WeekContext const& context, Participant const& participant, std::uint16_t service) {
  if (service == no_service) return false;
  Service const& what = context.compiled.services[service];
  return (what.eligible.arms >> participant.arm & 1u) != 0 ||
         context.compiled.scenario->trial->arms[participant.arm].refer_to == what.id;
}

void count_visit(WeekContext const& context, Participant& participant, std::uint16_t service) {
  if (participant.requested == no_week) participant.requested = context.week;
  if (participant.first_visit == no_week) participant.first_visit = context.week;
  bool const gap =
      participant.last_visit != no_week && context.week - participant.last_visit > weeks_of_gap;
  if (gap) add_one(participant.gaps);
  participant.last_visit = context.week;
  add_one(participant.visits);
  if (is_offered(context, participant, service)) add_one(participant.offered_visits);
  if (service != no_service && context.compiled.services[service].remote)
    add_one(participant.remote_visits);
}

}  // namespace

void follow_participants(State& state, WeekContext const& context, ResidentUpdate const& update,
                         WeekEvents const& events) {
  SparseTable<Participant>& participants = state.participants;
  if (participants.size() == 0) return;
  for (Visit const& visit : events.visits)
    participants.each_of(visit.row,
                         [&](Participant& p) { count_visit(context, p, visit.service); });
  for (Visit const& visit : events.follow_ups)
    if (visit.service != no_service)  // of prescribers; a family doctor's have other reasons, too
      participants.each_of(visit.row,
                           [&](Participant& p) { count_visit(context, p, visit.service); });
  for (auto const& block : update.events_by_block)
    for (ResidentEvent const& event : block)
      if (event.event == crisis_visit)
        participants.each_of(event.row, [](Participant& p) { add_one(p.crisis_visits); });
  std::uint8_t const* const status = state.residents.status.data();
  for (Participant& participant : participants) {
    if ((status[participant.row] & waiting) != 0 && participant.requested == no_week)
      participant.requested = context.week;
    if ((status[participant.row] & medicated) != 0) add_one(participant.medicated_weeks);
  }
}

}  // namespace kith
