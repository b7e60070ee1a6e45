#include "kith/outcomes/trial_record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/trial_outcomes.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

constexpr double nobody = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double TrialTally::mean() const {
  return n > 0.0 ? sum / n : nobody;
}

double TrialTally::sd() const {
  return n > 1.0 ? std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1.0))) : nobody;
}

TrialTally tally_of(double n, double mean, double sd) {
  if (n <= 0.0) return {};
  double const spread = n > 1.0 ? sd * sd * (n - 1.0) : 0.0;
  return {n, n * mean, spread + n * mean * mean};
}

TrialRecord::TrialRecord(Trial const& trial) : weeks_(trial.weeks), arms_(trial.arms.size()) {
  for (std::string const& name : trial.outcomes)
    outcomes_.push_back(static_cast<std::size_t>(find_trial_outcome(name)));
  tallies_.resize(arms_ * weeks_.size() * outcomes_.size());
}

void TrialRecord::measure(State const& state, WeekFlow const& week, std::size_t at) {
  Trial const& trial = *week.context.compiled.scenario->trial;
  auto const tally = [&](std::size_t arm, std::size_t o) -> TrialTally& {
    return tallies_[(arm * weeks_.size() + at) * outcomes_.size() + o];
  };
  for (Participant const& who : state.participants) {
    // The first reading is that of enrolment, before anything is offered.
    double const k6 =
        weeks_[at] == 0 ? double{who.k6_at_entry} : measured_k6(state, week.context, who.row);
    ParticipantReading const reading{state, week.context, who, trial, k6};
    for (std::size_t o = 0; o < outcomes_.size(); ++o) {
      auto const& outcome = measured_outcomes()[outcomes_[o]];
      double const value = outcome.value ? outcome.value(reading) : nobody;
      if (!std::isnan(value)) tally(who.arm, o).add(value);
    }
  }
  for (std::size_t arm = 0; arm < arms_; ++arm) {
    if (trial.in_world >= 0 && trial.in_world != static_cast<int>(arm)) continue;
    WorldReading const world{state, week, arm, flows_};
    for (std::size_t o = 0; o < outcomes_.size(); ++o) {
      auto const& outcome = measured_outcomes()[outcomes_[o]];
      double const value = outcome.of_world ? outcome.of_world(world) : nobody;
      if (!std::isnan(value)) tally(arm, o).add(value);
    }
  }
}

void TrialRecord::observe(State const& state, WeekFlow const& week) {
  WeekContext const& context = week.context;
  if (tallies_.empty() || !context.compiled.scenario->trial) return;
  Week const since = context.week - context.compiled.scenario->trial->enrol_week;
  if (since < 0) return;
  FlowCounts const adults = over_strata(context.strata, week.events.flows)[0];
  for (std::size_t f = 0; f < flow_count; ++f) flows_[f] += adults[f];
  auto const at = std::find(weeks_.begin(), weeks_.end(), since);
  if (at != weeks_.end()) measure(state, week, static_cast<std::size_t>(at - weeks_.begin()));
}

void TrialRecord::write_values(std::vector<Values>& values) const {
  std::vector<double> n, mean, sd;
  for (TrialTally const& tally : tallies_) {
    n.push_back(tally.n);
    mean.push_back(tally.mean());
    sd.push_back(tally.sd());
  }
  for (auto& some : {n, mean, sd}) values.emplace_back(some);
}

void trial_layout(Trial const& trial, Layout& layout) {
  Dimension arm{"trial_arm", "", "arm of the trial; the first is the control", {}, {}};
  Dimension week{"trial_week", "week", "weeks since enrolment", {}, {}};
  Dimension outcome{"trial_outcome", "", "what is measured of participants", trial.outcomes, {}};
  for (TrialArm const& one : trial.arms) arm.labels.push_back(one.id);
  for (int const w : trial.weeks) week.numbers.push_back(w);
  layout.dimensions.insert(layout.dimensions.end(), {arm, week, outcome});
  auto const add = [&](std::string name, std::string words, std::string how) {
    layout.outcomes.push_back({std::move(name),
                               "",
                               std::move(words),
                               std::move(how),
                               "/trial",
                               {"trial_arm", "trial_week", "trial_outcome"},
                               0,
                               0,
                               "",
                               Outcome::Type::f8});
  };
  add("n", "participants measured", "Those who are still there, and to whom the outcome applies.");
  add("mean", "mean", "Over participants of the replicate; shares from 0 to 1.");
  add("sd", "standard deviation", "Between participants of the replicate.");
}

}  // namespace kith
