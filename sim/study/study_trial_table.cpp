#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "kith/ground/numerics.hpp"
#include "kith/outcomes/trial_measures.hpp"
#include "kith/statistics/interval.hpp"
#include "kith/statistics/quantiles.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double z95 = 1.959964;

void join(TrialTally& into, TrialTally const& more) {
  into.n += more.n, into.sum += more.sum, into.squares += more.squares;
  ClusterSums& sums = into.by_cluster;
  ClusterSums const& others = more.by_cluster;
  sums.clusters += others.clusters, sums.squares += others.squares;
  sums.products += others.products, sums.sizes += others.sizes;
}

template <class T>
std::size_t place_in(std::vector<T> const& all, T const& one) {
  auto const at = std::find(all.begin(), all.end(), one);
  return static_cast<std::size_t>(at - all.begin());
}

std::size_t arm_place(Trial const& trial, std::string const& id) {
  for (std::size_t k = 0; k < trial.arms.size(); ++k)
    if (trial.arms[k].id == id) return k;
  return 0;  // the control
}

double odds(double share) {
  return share / (1.0 - share);
}

bool is_ratio(TargetMeasure measure) {
  return measure == TargetMeasure::ratio || measure == TargetMeasure::odds_ratio;
}

/// Standard error of a difference of two means.
double error_of(TrialTally const& arm, TrialTally const& other) {
  bool const whole = arm.by_cluster.clusters > 0.0 || other.by_cluster.clusters > 0.0;
  if (!whole) return std::sqrt(arm.sd() * arm.sd() / arm.n + other.sd() * other.sd() / other.n);
  return std::sqrt(arm.error() * arm.error() + other.error() * other.error());
}

/// The half-width of a 95 % interval in standard errors: Student's t with clusters minus two.
double reach_of(TrialTally const& arm, TrialTally const& other) {
  double const clusters = arm.by_cluster.clusters + other.by_cluster.clusters;
  if (clusters <= 0.0) return z95;
  return clusters < 3.0 ? nan : student_t_quantile(0.975, clusters - 2.0);
}

std::vector<double> const& doubles(Values const& values) {
  return std::get<std::vector<double>>(values);
}

}  // namespace

Estimate difference_of(TrialTally const& arm, TrialTally const& other) {
  double const value = arm.mean() - other.mean();
  double const reach = reach_of(arm, other) * error_of(arm, other);
  return {value, value - reach, value + reach};
}

Estimate ratio_of(TrialTally const& arm, TrialTally const& other) {
  double const a = arm.mean(), b = other.mean();
  if (!(a > 0.0 && b > 0.0)) return {nan, nan, nan};
  double const relative_a = arm.error() / a, relative_b = other.error() / b;
  double const reach =
      reach_of(arm, other) * std::sqrt(relative_a * relative_a + relative_b * relative_b);
  if (!std::isfinite(reach)) return {a / b, nan, nan};
  return {a / b, a / b * exponential(-reach), a / b * exponential(reach)};
}

double intracluster_correlation(TrialTally const& tally) {
  if (!(tally.by_cluster.clusters >= 2.0) || !(tally.sd() > 0.0)) return nan;
  double const alone = tally.sd() * tally.sd() / tally.n;
  double const design_effect = tally.error() * tally.error() / alone;
  double const size = tally.by_cluster.sizes / tally.n;  // size of a participant's cluster
  return size > 1.0 ? (design_effect - 1.0) / (size - 1.0) : nan;
}

Estimate smd_of(TrialTally const& arm, TrialTally const& other, TrialOutcome::Better better) {
  double const n = arm.n + other.n;
  double const variance =
      ((arm.n - 1.0) * arm.sd() * arm.sd() + (other.n - 1.0) * other.sd() * other.sd()) / (n - 2.0);
  if (!(variance > 0.0)) return {nan, nan, nan};
  double const sign = better == TrialOutcome::Better::less ? -1.0 : 1.0;
  double const unbiased = 1.0 - 3.0 / (4.0 * n - 9.0);
  double const g = sign * unbiased * (arm.mean() - other.mean()) / std::sqrt(variance);
  bool const whole = arm.by_cluster.clusters > 0.0;
  double const of_means = error_of(arm, other);
  double const first = whole ? of_means * of_means / variance : n / (arm.n * other.n);
  double const reach = reach_of(arm, other) * std::sqrt(first + g * g / (2.0 * n));
  return {g, g - reach, g + reach};
}

TrialTable::TrialTable(Trial const& trial) : trial_(trial), measures_(measures_of(trial)) {
  pooled_.resize(trial.arms.size() * trial.weeks.size() * measures_.size());
}

void TrialTable::add(int replicate, std::vector<std::vector<double>> const& datasets) {
  auto const fits = [&](std::vector<double> const& values) {
    return values.size() == pooled_.size();
  };
  if (datasets.size() != trial_datasets(trial_).size() ||
      !std::all_of(datasets.begin(), datasets.end(), fits))
    throw std::invalid_argument("a run that does not fit the trial");
  Tallies& tallies = by_replicate_[replicate];
  tallies.resize(pooled_.size());
  for (std::size_t i = 0; i < pooled_.size(); ++i) {
    TrialTally const tally = tally_of(datasets, i);
    join(tallies[i], tally);
    join(pooled_[i], tally);
  }
}

void TrialTable::add(RunResult const& run, Layout const& layout) {
  if (run.failed) return;
  std::vector<std::vector<double>> datasets;
  for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
    if (layout.outcomes[o].group == "/trial") datasets.push_back(doubles(run.values[o]));
  if (!datasets.empty()) add(run.replicate, datasets);
}

std::size_t TrialTable::place_of(std::string const& measure) const {
  auto const is_it = [&](TrialMeasure const& one) { return one.name == measure; };
  return static_cast<std::size_t>(std::find_if(measures_.begin(), measures_.end(), is_it) -
                                  measures_.begin());
}

TrialTally const& TrialTable::at(Tallies const& tallies, std::size_t arm, std::size_t week,
                                 std::size_t outcome) const {
  return tallies[(arm * trial_.weeks.size() + week) * measures_.size() + outcome];
}

TrialTally TrialTable::pooled(std::size_t arm, std::size_t week, std::size_t outcome) const {
  return at(pooled_, arm, week, outcome);
}

double TrialTable::statistic(Tallies const& tallies, TrialTarget const& target) const {
  std::size_t const arm = arm_place(trial_, target.arm);
  std::size_t const other = arm_place(trial_, target.against);
  std::size_t const week = place_in(trial_.weeks, target.week);
  std::size_t const outcome = place_of(target.outcome);
  TrialTally const& a = at(tallies, arm, week, outcome);
  TrialTally const& b = at(tallies, other, week, outcome);
  double value = nan;
  switch (target.measure) {
    case TargetMeasure::mean:
      value = a.mean();
      break;
    case TargetMeasure::difference:
      value = a.mean() - b.mean();
      break;
    case TargetMeasure::ratio:
      value = a.mean() / b.mean();
      break;
    case TargetMeasure::odds_ratio:
      value = odds(a.mean()) / odds(b.mean());
      break;
    case TargetMeasure::smd:
      value = smd_of(a, b, measures_[outcome].what.better).value;
      break;
    case TargetMeasure::kept: {
      std::size_t const since = place_in(trial_.weeks, target.since_week);
      value = (a.mean() - b.mean()) /
              (at(tallies, arm, since, outcome).mean() - at(tallies, other, since, outcome).mean());
      break;
    }
  }
  if (target.per.empty()) return value;
  std::size_t const per = place_of(target.per);
  double const units = at(tallies, arm, week, per).mean() - at(tallies, other, week, per).mean();
  return is_ratio(target.measure) ? exponential(logarithm(value) / units) : value / units;
}

TargetResult TrialTable::result_of(TrialTarget const& target) const {
  double const value = statistic(pooled_, target);
  std::vector<double> single;
  TrialTally spread;
  for (auto const& [replicate, tallies] : by_replicate_) {
    double const one = statistic(tallies, target);
    if (!std::isfinite(one)) continue;
    single.push_back(one);
    spread.add(one);
  }
  double const error = single.size() > 1 ? z95 * spread.sd() / std::sqrt(spread.n) : nan;
  bool const met = value >= target.low && value <= target.high;
  if (single.empty()) return {{value, nan, nan}, nan, nan, met};
  Interval const of_single = interval_of(single);
  return {{value, value - error, value + error}, of_single.low, of_single.high, met};
}

}  // namespace kith
