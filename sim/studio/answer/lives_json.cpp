#include <algorithm>
#include <limits>

#include "kith/statistics/interval.hpp"
#include "kith/studio/answer/courses.hpp"
#include "kith/study/study_replicate.hpp"

namespace kith::studio {
namespace {

/// What is shown of a partnership, in its order.
constexpr std::string_view life_parts[] = {"trust", "shared_goals", "communication", "inclusion",
                                           "resources"};
/// Fewer partnerships than this share of the replicates say little of those still together.
constexpr double fewest_alive = 0.1;

/// By period: 1 in replicates where it works together, else 0.
std::vector<double> alive_in(std::vector<CoursesOf> const& runs, std::size_t period,
                             std::size_t partnership) {
  std::vector<double> alive;
  for (CoursesOf const& run : runs)
    alive.push_back(run.at("alive", period, partnership) > 0.5 ? 1.0 : 0.0);
  return alive;
}

/// Mean over the replicates in which it works together, of 100; NaN if these are few.
double while_alive(std::vector<CoursesOf> const& runs, std::string_view part, std::size_t period,
                   std::size_t partnership) {
  std::vector<double> const alive = alive_in(runs, period, partnership);
  std::vector<double> values;
  for (std::size_t k = 0; k < runs.size(); ++k)
    if (alive[k] > 0.0) values.push_back(100.0 * runs[k].at(part, period, partnership));
  return mean_of(alive) < fewest_alive ? std::numeric_limits<double>::quiet_NaN() : mean_of(values);
}

Json life_json(std::vector<CoursesOf> const& runs, std::size_t scenario, std::size_t partnership) {
  std::size_t const periods = runs[0].periods();
  std::vector<double> alive;
  for (std::size_t period = 0; period < periods; ++period)
    alive.push_back(100.0 * mean_of(alive_in(runs, period, partnership)));
  Json lines = Json::array();
  for (std::string_view const part : life_parts) {
    std::vector<double> values;
    for (std::size_t period = 0; period < periods; ++period)
      values.push_back(while_alive(runs, part, period, partnership));
    lines.push_back({{"id", part}, {"value", numbers(values)}});
  }
  return {{"scenario", scenario},
          {"week", weeks_of_periods(periods)},
          {"alive", numbers(alive)},
          {"parts", lines}};
}

}  // namespace

/// Of the first partnership of each scenario that has one.
Json lives_json(Answered const& answered) {
  Json all = Json::array();
  auto const& scenarios = answered.opened.study.scenarios;
  auto const ids = partnership_ids(answered.opened.study);
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    if (scenarios[scenario].partnerships.empty() || answered.replicates.empty()) continue;
    auto const own = std::find(ids.begin(), ids.end(), scenarios[scenario].partnerships[0].id);
    std::vector<CoursesOf> runs;
    for (int const replicate : answered.replicates)
      runs.emplace_back(answered, replicate, scenario);
    if (runs[0].has("alive"))
      all.push_back(
          life_json(runs, scenario, static_cast<std::size_t>(std::distance(ids.begin(), own))));
  }
  return all;
}

}  // namespace kith::studio
