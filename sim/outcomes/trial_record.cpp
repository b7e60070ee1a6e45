#include "kith/outcomes/trial_record.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/trial_measures.hpp"
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

double TrialTally::error() const {
  if (by_cluster.clusters <= 0.0) return sd() / std::sqrt(n);
  double const k = by_cluster.clusters;
  if (k < 2.0) return nobody;
  double const m = mean();
  double const spread =
      by_cluster.squares - 2.0 * m * by_cluster.products + m * m * by_cluster.sizes;
  return std::sqrt(std::max(0.0, spread) * k / (k - 1.0)) / n;
}

TrialTally tally_of(double n, double mean, double sd) {
  if (n <= 0.0) return {};
  double const spread = n > 1.0 ? sd * sd * (n - 1.0) : 0.0;
  return {n, n * mean, spread + n * mean * mean, {}};
}

TrialRecord::TrialRecord(Trial const& trial)
    : weeks_(trial.weeks), arms_(trial.arms.size()), clustered_(trial.is_clustered()) {
  for (TrialMeasure const& measure : measures_of(trial))
    quantiles_.push_back(measure.made.quantile);
  outcomes_ = quantiles_.size();
  tallies_.resize(arms_ * weeks_.size() * outcomes_);
  values_.resize(tallies_.size());
  clusters_.resize(tallies_.size());
}

std::size_t TrialRecord::cell_of(std::size_t arm, std::size_t at, std::size_t outcome) const {
  return (arm * weeks_.size() + at) * outcomes_ + outcome;
}

void TrialRecord::add(std::size_t cell, Participant const& who, TrialMeasure const& measure,
                      double value) {
  if (std::isnan(value)) return;
  tallies_[cell].add(value);
  if (measure.made.quantile > 0.0) {
    values_[cell].push_back(value);
  } else if (clustered_ && who.cluster != no_cluster) {
    auto& clusters = clusters_[cell];
    if (clusters.size() <= who.cluster) clusters.resize(who.cluster + 1u);
    clusters[who.cluster].add(value);
  }
}

/// Weeks count from each participant's own enrollment.
void TrialRecord::measure_people(State const& state, WeekFlow const& week) {
  Trial const& trial = *week.context.compiled.scenario->trial;
  std::vector<TrialMeasure> const measures = measures_of(trial);
  for (Participant const& who : state.participants) {
    auto const now = std::find(weeks_.begin(), weeks_.end(), week.context.week - who.enrolled);
    if (now == weeks_.end()) continue;
    // The first reading is taken at enrollment, before anything is offered.
    double const k6 =
        *now == 0 ? double{who.k6_at_entry} : measured_k6(state, week.context, who.row);
    ParticipantReading const reading{state, week.context, who, trial, k6};
    for (std::size_t o = 0; o < outcomes_; ++o)
      add(cell_of(who.arm, static_cast<std::size_t>(now - weeks_.begin()), o), who, measures[o],
          value_of(measures[o], reading));
  }
}

/// Weeks of an arm's world count from the first week of enrollment.
void TrialRecord::measure_worlds(State const& state, WeekFlow const& week, std::size_t at) {
  Trial const& trial = *week.context.compiled.scenario->trial;
  for (std::size_t arm = 0; arm < arms_; ++arm) {
    if (trial.in_world >= 0 && trial.in_world != static_cast<int>(arm)) continue;
    WorldReading const world{state, week, arm, flows_};
    for (std::size_t o = 0; o < trial.outcomes.size(); ++o) {
      auto const place = static_cast<std::size_t>(find_trial_outcome(trial.outcomes[o]));
      auto const& outcome = measured_outcomes()[place];
      double const value = outcome.of_world ? outcome.of_world(world) : nobody;
      if (!std::isnan(value)) tallies_[cell_of(arm, at, o)].add(value);
    }
  }
}

void TrialRecord::observe(State const& state, WeekFlow const& week) {
  WeekContext const& context = week.context;
  if (tallies_.empty() || !context.compiled.scenario->trial) return;
  Trial const& trial = *context.compiled.scenario->trial;
  Week const since = context.week - trial.enrol_week;
  if (since < 0 || context.week > trial.last_enrol_week() + weeks_.back()) return;
  FlowCounts const adults = over_strata(context.strata, week.events.flows)[0];
  for (std::size_t f = 0; f < flow_count; ++f) flows_[f] += adults[f];
  measure_people(state, week);
  auto const at = std::find(weeks_.begin(), weeks_.end(), since);
  if (at != weeks_.end())
    measure_worlds(state, week, static_cast<std::size_t>(at - weeks_.begin()));
}

TrialTally TrialRecord::finished(std::size_t cell) const {
  TrialTally tally = tallies_[cell];
  double const quantile = quantiles_[cell % outcomes_];
  if (quantile > 0.0 && tally.n > 0.0) {
    QuantileSpread const spread = spread_of_quantile(values_[cell], quantile);
    return tally_of(tally.n, spread.value, tally.n > 1.0 ? spread.sd : 0.0);
  }
  for (TrialTally const& cluster : clusters_[cell]) tally.by_cluster.add(cluster.n, cluster.sum);
  return tally;
}

void TrialRecord::write_values(std::vector<Values>& values) const {
  std::vector<double> n, mean, sd;
  std::vector<double> sums[4];
  for (std::size_t cell = 0; cell < tallies_.size(); ++cell) {
    TrialTally const tally = finished(cell);
    n.push_back(tally.n);
    mean.push_back(tally.mean());
    sd.push_back(tally.sd());
    std::size_t k = 0;
    each_member(tally.by_cluster, [&](auto... some) { (sums[k++].push_back(some), ...); });
  }
  for (auto& some : {n, mean, sd}) values.emplace_back(some);
  if (!clustered_) return;
  for (auto& some : sums) values.emplace_back(some);
}

std::vector<std::string> trial_datasets(Trial const& trial) {
  std::vector<std::string> names = {"n", "mean", "sd"};
  if (trial.is_clustered())
    names.insert(names.end(), {"clusters", "cluster_squares", "cluster_products", "cluster_sizes"});
  return names;
}

TrialTally tally_of(std::vector<std::vector<double>> const& datasets, std::size_t cell) {
  TrialTally tally = tally_of(datasets[0][cell], datasets[1][cell], datasets[2][cell]);
  if (datasets.size() > 3)
    tally.by_cluster = {datasets[3][cell], datasets[4][cell], datasets[5][cell], datasets[6][cell]};
  return tally;
}

void trial_layout(Trial const& trial, Layout& layout) {
  Dimension arm{"trial_arm", "", "arm of the trial; the first is the control", {}, {}};
  Dimension week{"trial_week", "week", "weeks since enrollment", {}, {}};
  Dimension outcome{"trial_outcome", "", "what is measured of participants", {}, {}};
  for (TrialMeasure const& measure : measures_of(trial)) outcome.labels.push_back(measure.name);
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
  add("sd", "standard deviation",
      "Between participants of the replicate; of a quantile, its standard error times the square "
      "root of n.");
  if (!trial.is_clustered()) return;
  add("clusters", "organizations or zones with participants", "Those that were assigned whole.");
  add("cluster_squares", "sum of squares of the sums of clusters", "For errors of means.");
  add("cluster_products", "sum of products of sums and numbers of clusters",
      "For errors of means.");
  add("cluster_sizes", "sum of squares of the numbers in clusters", "For errors of means.");
}

}  // namespace kith
