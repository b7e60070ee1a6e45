#include <algorithm>
#include <limits>

#include "kith/processes/people/readings.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

constexpr int weeks_of_gap = 6;  // more than 45 days

void add_one(std::uint16_t& counter) {
  if (counter < std::numeric_limits<std::uint16_t>::max()) ++counter;
}

/// Whether a service is offered by the arm: kept for it, or the target of its referrals.
bool is_offered(WeekContext const& context, Participant const& participant, std::uint16_t service) {
  if (service == no_service) return false;
  Service const& what = context.compiled.services[service];
  TrialArm const& arm = context.compiled.scenario->trial->arms[participant.arm];
  return ((what.eligible.arms | what.kept_arms) >> participant.arm & 1u) != 0 ||
         arm.refer_to == what.id ||
         std::any_of(arm.referrals.begin(), arm.referrals.end(),
                     [&](TrialReferral const& referral) { return referral.to == what.id; });
}

/// A visit without a service is one to the family doctor.
KindOfCare kind_of_visit(WeekContext const& context, std::uint16_t service) {
  return service == no_service ? KindOfCare::general_medical
                               : kind_of_care(context.compiled.services[service].role);
}

/// Appends a week to the past: 64 bits hold 64 weeks.
void pass(PastWeeks& past, bool in_need, bool treated) {
  past.in_need = past.in_need << 1 | (in_need ? 1u : 0u);
  past.treated = past.treated << 1 | (treated ? 1u : 0u);
}

void remember_week(State& state, WeekContext const& context, double need_k6) {
  Residents const& r = state.residents;
  auto known = state.past_weeks.begin();
  auto const end = state.past_weeks.end();
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.cell[row] == context.compiled.cells.padding()) continue;
    bool const in_need = k6_now(state, context, row) >= need_k6;
    bool const treated = r.since_treated[row] == 0;
    while (known != end && known->row < row) ++known;
    if (known != end && known->row == row) {
      pass(*known, in_need, treated);
    } else if (in_need || treated) {
      PastWeeks past{row};
      pass(past, in_need, treated);
      state.past_weeks.add(past);
    }
  }
  state.past_weeks.merge_arrivals();
  state.past_weeks.erase_if(
      [](PastWeeks const& past) { return (past.in_need | past.treated) == 0; });
}

void count_visit(WeekContext const& context, Participant& participant, std::uint16_t service) {
  if (participant.requested == no_week) participant.requested = context.week;
  if (participant.first_visit == no_week) participant.first_visit = context.week;
  bool const gap =
      participant.last_visit != no_week && context.week - participant.last_visit > weeks_of_gap;
  if (gap) add_one(participant.gaps);
  participant.last_visit = context.week;
  add_one(participant.visits);
  if (counts_kinds_of_care(*context.compiled.scenario->trial))
    add_one(participant.visits_by_kind[static_cast<std::size_t>(kind_of_visit(context, service))]);
  if (is_offered(context, participant, service)) add_one(participant.offered_visits);
  if (service != no_service && context.compiled.services[service].remote)
    add_one(participant.remote_visits);
}

/// Records what eligibility may look back on; no longer needed once the last are enrolled.
void remember_weeks(State& state, WeekContext const& context) {
  auto const& history = context.compiled.scenario->trial_history;
  if (!history || context.week < history->from_week) return;
  if (context.week < history->until_week)
    remember_week(state, context, history->need_k6);
  else
    state.past_weeks.erase_if([](PastWeeks const&) { return true; });
}

}  // namespace

bool counts_kinds_of_care(Trial const& trial) {
  auto const is_kind = [](std::string const& name) {
    return std::find(visits_of_kinds.begin(), visits_of_kinds.end(), name) != visits_of_kinds.end();
  };
  return std::any_of(trial.outcomes.begin(), trial.outcomes.end(), is_kind) ||
         std::any_of(trial.made.begin(), trial.made.end(),
                     [&](TrialMade const& made) { return is_kind(made.of); });
}

void follow_participants(State& state, WeekContext const& context, ResidentUpdate const& update,
                         WeekEvents const& events) {
  remember_weeks(state, context);
  SparseTable<Participant>& participants = state.participants;
  if (participants.size() == 0) return;
  for (Visit const& visit : events.visits)
    participants.each_of(visit.row,
                         [&](Participant& p) { count_visit(context, p, visit.service); });
  for (Visit const& visit : events.follow_ups)
    if (visit.service != no_service)  // prescribers'; a family doctor's have other reasons, too
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
