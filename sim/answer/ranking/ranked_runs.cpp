#include "kith/answer/ranking/ranked_runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "kith/ground/weeks.hpp"

namespace kith {
namespace {

constexpr double not_there = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t worst_band = k6_band_count - 1;

Dimension const* dimension_in(Layout const& layout, std::string_view name) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == name) return &dimension;
  return nullptr;
}

}  // namespace

RankedRuns::RankedRuns(Layout const& layout, ComparedRuns runs)
    : runs_(std::move(runs)),
      reach_(reach_outcomes_in(layout)),
      everybody_(everybody_in(strata_in(layout))),
      strata_(strata_in(layout).size()),
      by_run_(runs_.scenario_ids.size() * runs_.replicates.size()) {
  static constexpr std::string_view names[input_count] = {
      "qalys", "residents", "cost_partnership_usd", "cost_societal_usd", "posts_by_program_fte"};
  for (std::size_t i = 0; i < input_count; ++i)
    for (std::size_t o = 0; o < layout.outcomes.size(); ++o)
      if (layout.outcomes[o].name == names[i]) places_[i] = o;
  if (auto const* time = dimension_in(layout, "time")) weeks_ = static_cast<int>(time->size());
  if (auto const* program = dimension_in(layout, "program")) programs_ = program->size();
}

bool RankedRuns::reads(std::size_t outcome) const {
  return std::find(places_.begin(), places_.end(), std::optional(outcome)) != places_.end() ||
         std::find(reach_.begin(), reach_.end(), outcome) != reach_.end();
}

double RankedRuns::value(RunResult const& run, Input input, std::size_t place) const {
  return std::visit(
      [&](auto const& all) {
        return place < all.size() ? static_cast<double>(all[place]) : not_there;
      },
      run.values[*places_[input]]);
}

/// The running total per 1,000 people of a stratum, times the mean number of people in it.
double RankedRuns::qalys_of(RunResult const& run, std::size_t stratum) const {
  auto const weeks = static_cast<std::size_t>(weeks_);
  double people = 0.0;
  for (std::size_t week = 0; week < weeks; ++week)
    people += value(run, residents, week * strata_ + stratum);
  double const per_thousand = value(run, qalys, (weeks - 1) * strata_ + stratum);
  return per_thousand * (people / static_cast<double>(weeks)) / 1000.0;
}

double RankedRuns::usd_of(RunResult const& run, Input input, double rate_per_year) const {
  double usd = 0.0;
  for (int week = std::max(0, runs_.first_partnership_week); week < weeks_; ++week)
    if (double const paid = value(run, input, static_cast<std::size_t>(week)); std::isfinite(paid))
      usd += paid * std::pow(1.0 + rate_per_year, -week / static_cast<double>(weeks_per_year));
  return usd;
}

/// Program 0 is not a program of a partnership.
double RankedRuns::posts_of(RunResult const& run) const {
  if (!places_[posts] || programs_ == 0) return not_there;
  double most = 0.0;
  for (std::size_t year = 0; year < static_cast<std::size_t>(years_begun(weeks_)); ++year) {
    double in_year = 0.0;
    for (std::size_t program = 1; program < programs_; ++program)
      in_year += value(run, posts, year * programs_ + program);
    most = std::max(most, in_year);
  }
  return most;
}

void RankedRuns::add_reach(RunResult const& run, Run& into) const {
  auto const put = [&](Good good, double people) {
    into.goods[static_cast<std::size_t>(good)] = people;
  };
  for (Good const good :
       {Good::treated, Good::treated_or_supported, Good::newly_reached, Good::in_distress})
    put(good, not_there);
  if (reach_.size() != std::size(reach_names)) return;
  ReachOfRun const reach = reach_in(run, reach_);
  if (!is_compared(reach)) return;
  ReachSums const sums(reach, strata_, everybody_);
  put(Good::treated, sums.additional());
  put(Good::treated_or_supported, sums.additional({}, CareCounted::care_or_support));
  put(Good::newly_reached, sums.people(OtherLife::newly_reached));
  put(Good::in_distress, sums.additional(worst_band));
}

void RankedRuns::add(RunResult const& run) {
  auto const found = std::find(runs_.replicates.begin(), runs_.replicates.end(), run.replicate);
  bool const held = places_[qalys] && places_[residents] && places_[partnership] &&
                    places_[societal] && weeks_ > 0 && strata_ > 0;
  if (!held || run.failed || found == runs_.replicates.end()) return;
  Run one{};
  add_reach(run, one);
  auto& goods = one.goods;
  goods[static_cast<std::size_t>(Good::qalys)] = qalys_of(run, everybody_[0]);
  one.youths_qalys = everybody_.size() > 1 ? qalys_of(run, everybody_[1]) : not_there;
  goods[static_cast<std::size_t>(Good::partnership_usd)] = usd_of(run, partnership, 0.0);
  goods[static_cast<std::size_t>(Good::societal_usd)] = usd_of(run, societal, discount_per_year);
  one.posts = posts_of(run);
  auto const k = static_cast<std::size_t>(found - runs_.replicates.begin());
  by_run_[run.scenario * runs_.replicates.size() + k] = one;
}

std::optional<RankedRuns::Run> const& RankedRuns::at(std::size_t scenario, std::size_t k) const {
  return by_run_[scenario * runs_.replicates.size() + k];
}

std::vector<std::size_t> RankedRuns::whole_replicates() const {
  std::vector<std::size_t> whole;
  for (std::size_t k = 0; k < runs_.replicates.size(); ++k) {
    bool all = true;
    for (std::size_t s = 0; s < runs_.scenario_ids.size(); ++s) all = all && at(s, k).has_value();
    if (all) whole.push_back(k);
  }
  return whole;
}

std::vector<double> RankedRuns::gains(std::size_t scenario, Good good) const {
  auto const place = static_cast<std::size_t>(good);
  std::vector<double> gains;
  for (std::size_t const k : whole_replicates()) {
    Run const &ours = *at(scenario, k), &usual = *at(0, k);
    double gain = ours.goods[place] - usual.goods[place];
    if (double const youths = ours.youths_qalys - usual.youths_qalys;
        good == Good::qalys && std::isfinite(youths))
      gain += youths;
    gains.push_back(gain);
  }
  return gains;
}

double RankedRuns::most_posts(std::size_t scenario) const {
  std::vector<double> paid;
  for (std::size_t const k : whole_replicates()) paid.push_back(at(scenario, k)->posts);
  return mean_of(paid);
}

}  // namespace kith
