#include <algorithm>
#include <set>

#include "kith/processes/people/demography.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/trial/refer_participants.hpp"
#include "kith/processes/trial/trial_candidates.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/person.hpp"

namespace kith {
namespace {

/// The arm at a position from 0 to 1, with arms side by side, each as wide as its weight.
std::uint8_t arm_at(Trial const& trial, double place) {
  auto const weight = [](TrialArm const& arm) { return arm.observed_only ? 0.0 : arm.weight; };
  double sum = 0.0;
  for (TrialArm const& arm : trial.arms) sum += weight(arm);
  double passed = 0.0;
  std::size_t last = 0;
  for (std::size_t k = 0; k < trial.arms.size(); ++k) {
    if (weight(trial.arms[k]) <= 0.0) continue;
    last = k;
    passed += weight(trial.arms[k]) / sum;
    if (place < passed) break;
  }
  return static_cast<std::uint8_t>(last);
}

// Apart from the draws for people, whose generation is below 256.
constexpr std::uint32_t of_ids = 0xffffffffu;

/// Arms of zones or organizations, which have ids: assigned in the order of their draws, so that
/// each arm gets its share of them.
template <class T>
std::vector<std::uint8_t> arms_of(WeekContext const& context, Trial const& trial,
                                  std::vector<T> const& all, unsigned wanted) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (wanted == 0 || (wanted >> i & 1u) != 0)
      order.emplace_back(
          context.compiled.draws.words(hash_id(all[i].id), no_clock, Purpose::trial, of_ids)[0], i);
  std::sort(order.begin(), order.end());
  std::vector<std::uint8_t> arms(all.size());
  for (std::size_t k = 0; k < order.size(); ++k)
    arms[order[k].second] =
        arm_at(trial, (static_cast<double>(k) + 0.5) / static_cast<double>(order.size()));
  return arms;
}

/// Sets a participant's car and broadband, if the arm provides them.
void set_means(State& state, WeekContext const& context, TrialArm const& arm, Row row, int car,
               int broadband) {
  Residents& r = state.residents;
  Access access = context.compiled.access.at(r.access[row]);
  if (arm.transport) access.car = car;
  if (arm.internet) access.broadband = broadband;
  r.access[row] = context.compiled.access.index(access);
}

/// Gives a participant what the arm provides for individuals.
void give(State& state, WeekContext const& context, TrialArm const& arm, Row row) {
  Residents& r = state.residents;
  auto const named = std::find(std::begin(coverage_names), std::end(coverage_names), arm.coverage);
  if (named != std::end(coverage_names)) {
    set_coverage(context.compiled, r, row,
                 static_cast<std::uint8_t>(named - std::begin(coverage_names)));
    set_level(context.compiled, r, row);
  }
  set_means(state, context, arm, row, 1, 1);
}

/// The arms of candidates.
class Assigned {
 public:
  Assigned(State const& state, WeekContext const& context, Trial const& trial, Wanted const& wanted)
      : state_(state), context_(context), trial_(trial), wanted_(wanted) {
    zones_ = arms_of(context, trial, wanted.scenario.zones, wanted.zones);
    sites_ = arms_of(context, trial, wanted.scenario.organizations, wanted.members_of);
    for (TrialArm const& arm : trial.arms) cohorts_.push_back({wanted.scenario, arm.eligible});
  }

  /// -1 if the candidate is in no cohort.
  [[nodiscard]] int arm(Candidate const& one) const {
    if (trial_.in_world >= 0) return trial_.in_world;
    switch (trial_.assignment) {
      case Assignment::person:
        return arm_at(trial_, uniform(personal_draw(state_, context_, one.row)[1]));
      case Assignment::site:
        return sites_[static_cast<std::size_t>(site_of(state_, context_, wanted_, one.row))];
      case Assignment::zone:
        return zones_[static_cast<std::size_t>(
            context_.compiled.access.at(state_.residents.access[one.row]).zone)];
      case Assignment::cohort:
        break;
    }
    auto const mine = std::find_if(cohorts_.begin(), cohorts_.end(), [&](Wanted const& cohort) {
      return is_wanted(state_, context_, cohort, one.row, double{one.k6});
    });
    return mine == cohorts_.end() ? -1 : static_cast<int>(mine - cohorts_.begin());
  }

 private:
  State const& state_;
  WeekContext const& context_;
  Trial const& trial_;
  Wanted const& wanted_;
  std::vector<std::uint8_t> zones_, sites_;
  std::vector<Wanted> cohorts_;
};

Participant enrolled(State const& state, WeekContext const& context, Candidate const& one,
                     int arm) {
  Residents const& r = state.residents;
  Participant participant{one.row, context.week, one.k6};
  Access const& own = context.compiled.access.at(r.access[one.row]);
  participant.arm = static_cast<std::uint8_t>(arm);
  participant.own_coverage =
      static_cast<std::uint8_t>(context.compiled.cells.at(r.cell[one.row]).coverage);
  participant.own_car = static_cast<std::uint8_t>(own.car);
  participant.own_broadband = static_cast<std::uint8_t>(own.broadband);
  return participant;
}

/// How many may still be enrolled this week: each week of enrollment has its part of the number.
std::size_t places_this_week(WeekContext const& context, Trial const& trial) {
  auto const until = [&](Week weeks) {
    return static_cast<std::size_t>(trial.number) * static_cast<std::size_t>(weeks) /
           static_cast<std::size_t>(trial.enrol_over_weeks);
  };
  Week const since = context.week - trial.enrol_week;
  return until(since + 1) - until(since);
}

/// The organization or zone that was assigned.
int cluster_of(State const& state, WeekContext const& context, Trial const& trial,
               Wanted const& wanted, Row row) {
  if (trial.assignment == Assignment::site) return site_of(state, context, wanted, row);
  return context.compiled.access.at(state.residents.access[row]).zone;
}

/// Candidates whom the arms accept, in the order of their draws.
std::vector<Participant> assigned(State const& state, WeekContext const& context,
                                  Trial const& trial) {
  Wanted const wanted{*context.compiled.scenario, trial.eligible};
  std::vector<Candidate> found = candidates(state, context, wanted);
  std::sort(found.begin(), found.end());
  Assigned const arms(state, context, trial, wanted);
  std::vector<Participant> all;
  for (Candidate const& one : found) {
    if (all.size() == places_this_week(context, trial)) break;
    int const arm = arms.arm(one);
    if (arm < 0) continue;
    all.push_back(enrolled(state, context, one, arm));
    if (trial.is_clustered())
      all.back().cluster =
          static_cast<std::uint16_t>(cluster_of(state, context, trial, wanted, one.row));
  }
  return all;
}

/// Adds those who are only observed: whoever meets the arm's own criteria and is in no other arm.
void add_observed(State const& state, WeekContext const& context, Trial const& trial,
                  std::size_t arm, std::vector<Participant>& all) {
  Wanted const wanted{*context.compiled.scenario, trial.arms[arm].eligible};
  std::vector<Candidate> found = candidates(state, context, wanted);
  std::sort(found.begin(), found.end());
  std::set<Row> taken;
  for (Participant const& participant : all) taken.insert(participant.row);
  std::size_t left = places_this_week(context, trial);
  for (Candidate const& one : found) {
    if (left == 0) break;
    if (!taken.insert(one.row).second) continue;
    all.push_back(enrolled(state, context, one, static_cast<int>(arm)));
    all.back().cluster = no_cluster;
    --left;
  }
}

void enrol(State& state, WeekContext const& context, Trial const& trial) {
  std::vector<Participant> all = assigned(state, context, trial);
  for (std::size_t arm = 0; arm < trial.arms.size(); ++arm)
    if (trial.arms[arm].observed_only) add_observed(state, context, trial, arm, all);
  for (Participant const& participant : all) {
    give(state, context, trial.arms[participant.arm], participant.row);
    state.participants.add(participant);
  }
  state.participants.merge_arrivals();
}

/// Takes back what an arm provided, when its offer ends.
void take_back(State& state, WeekContext const& context, Participant const& participant,
               TrialArm const& arm) {
  set_means(state, context, arm, participant.row, participant.own_car, participant.own_broadband);
  if (arm.coverage.empty()) return;
  Residents& r = state.residents;
  auto const now =
      static_cast<std::size_t>(context.compiled.cells.at(r.cell[participant.row]).coverage);
  if (coverage_names[now] != arm.coverage) return;
  set_coverage(context.compiled, r, participant.row, participant.own_coverage);
  set_level(context.compiled, r, participant.row);
}

}  // namespace

double measured_k6(State const& state, WeekContext const& context, Row row) {
  Words const w = context.compiled.draws.words(row, context.clock, Purpose::trial,
                                               state.residents.generation[row]);
  return reading_of_k6(state, context, row, w[0]);
}

bool takes_part(State const& state, std::uint16_t arms, Row row) {
  Participant const* const participant = state.participants.find(row);
  return participant != nullptr && (arms >> participant->arm & 1u) != 0;
}

bool in_arm(State const& state, WeekContext const& context, std::uint16_t arms, Row row) {
  if (!takes_part(state, arms, row)) return false;
  Trial const& trial = *context.compiled.scenario->trial;
  // If all are enrolled at once, the partnerships end together with what is offered.
  return trial.enrol_over_weeks == 1 ||
         context.week - state.participants.find(row)->enrolled < trial.stop_after_weeks;
}

bool may_use_usual_care(State const& state, WeekContext const& context, Row row) {
  if (state.participants.size() == 0) return true;
  Participant const* const participant = state.participants.find(row);
  return participant == nullptr ||
         context.compiled.scenario->trial->arms[participant->arm].usual_care;
}

void hold_trial(State& state, WeekContext const& context, WeekEvents& events) {
  if (!context.compiled.scenario->trial) return;
  Trial const& trial = *context.compiled.scenario->trial;
  Week const since = context.week - trial.enrol_week;
  if (since < 0) return;
  if (since < trial.enrol_over_weeks) enrol(state, context, trial);
  for (Participant const& participant : state.participants)
    if (context.week - participant.enrolled == trial.stop_after_weeks)
      take_back(state, context, participant, trial.arms[participant.arm]);
  refer_participants(state, context, events);
}

}  // namespace kith
