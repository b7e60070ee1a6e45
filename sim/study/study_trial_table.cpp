#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "kith/ground/numerics.hpp"
#include "kith/statistics/interval.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double z95 = 1.959964;

void join(TrialTally& into, TrialTally const& more) {
  into.n += more.n, into.sum += more.sum, into.squares += more.squares;
}

template <class T>
std::size_t place_of(std::vector<T> const& all, T const& one) {
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

std::vector<double> const& doubles(Values const& values) {
  return std::get<std::vector<double>>(values);
}

}  // namespace

Estimate difference_of(TrialTally const& arm, TrialTally const& other) {
  double const value = arm.mean() - other.mean();
  double const error = std::sqrt(arm.sd() * arm.sd() / arm.n + other.sd() * other.sd() / other.n);
  return {value, value - z95 * error, value + z95 * error};
}

Estimate smd_of(TrialTally const& arm, TrialTally const& other, TrialOutcome::Better better) {
  double const n = arm.n + other.n;
  double const variance =
      ((arm.n - 1.0) * arm.sd() * arm.sd() + (other.n - 1.0) * other.sd() * other.sd()) / (n - 2.0);
  if (!(variance > 0.0)) return {nan, nan, nan};
  double const sign = better == TrialOutcome::Better::less ? -1.0 : 1.0;
  double const unbiased = 1.0 - 3.0 / (4.0 * n - 9.0);
  double const g = sign * unbiased * (arm.mean() - other.mean()) / std::sqrt(variance);
  double const error = std::sqrt(n / (arm.n * other.n) + g * g / (2.0 * n));
  return {g, g - z95 * error, g + z95 * error};
}

TrialTable::TrialTable(Trial const& trial) : trial_(trial) {
  pooled_.resize(trial.arms.size() * trial.weeks.size() * trial.outcomes.size());
}

void TrialTable::add(int replicate, std::vector<double> const& n, std::vector<double> const& mean,
                     std::vector<double> const& sd) {
  if (n.size() != pooled_.size() || mean.size() != n.size() || sd.size() != n.size())
    throw std::invalid_argument("a run that does not fit the trial");
  Tallies& tallies = by_replicate_[replicate];
  tallies.resize(pooled_.size());
  for (std::size_t i = 0; i < n.size(); ++i) {
    TrialTally const tally = tally_of(n[i], mean[i], sd[i]);
    join(tallies[i], tally);
    join(pooled_[i], tally);
  }
}

void TrialTable::add(RunResult const& run, Layout const& layout) {
  if (run.failed) return;
  for (std::size_t o = 0; o + 2 < layout.outcomes.size(); ++o) {
    if (layout.outcomes[o].group != "/trial") continue;
    add(run.replicate, doubles(run.values[o]), doubles(run.values[o + 1]),
        doubles(run.values[o + 2]));
    return;
  }
}

TrialTally const& TrialTable::at(Tallies const& tallies, std::size_t arm, std::size_t week,
                                 std::size_t outcome) const {
  return tallies[(arm * trial_.weeks.size() + week) * trial_.outcomes.size() + outcome];
}

TrialTally TrialTable::pooled(std::size_t arm, std::size_t week, std::size_t outcome) const {
  return at(pooled_, arm, week, outcome);
}

double TrialTable::statistic(Tallies const& tallies, TrialTarget const& target) const {
  std::size_t const arm = arm_place(trial_, target.arm);
  std::size_t const other = arm_place(trial_, target.against);
  std::size_t const week = place_of(trial_.weeks, target.week);
  std::size_t const outcome = place_of(trial_.outcomes, target.outcome);
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
    case TargetMeasure::smd: {
      auto const which = static_cast<std::size_t>(find_trial_outcome(target.outcome));
      value = smd_of(a, b, trial_outcomes()[which].better).value;
      break;
    }
    case TargetMeasure::kept: {
      std::size_t const since = place_of(trial_.weeks, target.since_week);
      value = (a.mean() - b.mean()) /
              (at(tallies, arm, since, outcome).mean() - at(tallies, other, since, outcome).mean());
      break;
    }
  }
  if (target.per.empty()) return value;
  std::size_t const per = place_of(trial_.outcomes, target.per);
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
