#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kith/outcomes/former_names.hpp"
#include "kith/schema/wording.hpp"
#include "kith/sweep/plan/set_numbers.hpp"
#include "kith/sweep/work/seek.hpp"

namespace kith {
namespace {

Dimension const* dimension_named(Layout const& layout, std::string const& name) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == name) return &dimension;
  return nullptr;
}

/// By weeks and strata only, or by weeks only.
bool is_weekly(Outcome const& outcome) {
  std::vector<std::string> const by_week = {"time"}, by_stratum = {"time", "stratum"};
  return outcome.dims == by_week || outcome.dims == by_stratum;
}

std::vector<std::string> weekly_names(Layout const& layout) {
  std::vector<std::string> names;
  for (Outcome const& outcome : layout.outcomes)
    if (is_weekly(outcome)) names.push_back(outcome.name);
  return names;
}

std::string one_of(std::string const& what, std::string const& name,
                   std::vector<std::string> const& names) {
  return fmt::format("{} {} (must be one of {}{})", what, as_text(name), enumerate(names),
                     renamed_or_meant(name, names));
}

/// The weeks of one outcome in one stratum in which it was observed.
std::vector<double> observed_weeks(Target const& target, Layout const& layout, std::size_t outcome,
                                   Values const& values) {
  auto const& strata = dimension_named(layout, "stratum")->labels;
  bool const by_stratum = layout.outcomes[outcome].dims.size() == 2;
  auto const stratum = static_cast<std::size_t>(
      std::find(strata.begin(), strata.end(), target.stratum) - strata.begin());
  std::vector<double> weeks;
  for (int week = target.first_week; week <= target.last_week; ++week) {
    auto const w = static_cast<std::size_t>(week);
    std::size_t const place = by_stratum ? w * strata.size() + stratum : w;
    double const value =
        std::visit([&](auto const& some) { return static_cast<double>(some.at(place)); }, values);
    if (std::isfinite(value)) weeks.push_back(value);
  }
  return weeks;
}

}  // namespace

double measure(Target const& target, Layout const& layout, RunResult const& run) {
  std::size_t outcome = 0;
  while (layout.outcomes.at(outcome).name != target.outcome) ++outcome;
  auto const weeks = observed_weeks(target, layout, outcome, run.values.at(outcome));
  if (weeks.empty()) return unobserved;
  std::string const& cell = layout.outcomes[outcome].cell_methods;
  if (cell.find("cumulative") != std::string::npos) return weeks.back();
  double sum = 0.0;
  for (double const value : weeks) sum += value;
  return cell.find("sum") != std::string::npos ? sum : sum / static_cast<double>(weeks.size());
}

bool reaches(Target const& target, double outcome) {
  return target.at_most ? outcome <= target.bound : outcome >= target.bound;  // false for NaN
}

std::vector<std::string> complaints_of(SeekRequest const& request) {
  std::vector<std::string> complaints;
  Layout const layout = layout_of(request.study);
  Target const& target = request.target;
  auto const names = weekly_names(layout);
  if (std::find(names.begin(), names.end(), target.outcome) == names.end())
    complaints.push_back(one_of("--outcome", target.outcome, names));
  auto const& strata = dimension_named(layout, "stratum")->labels;
  if (std::find(strata.begin(), strata.end(), target.stratum) == strata.end())
    complaints.push_back(one_of("--stratum", target.stratum, strata));
  int const weeks = request.study.scenarios[0].time.weeks;
  if (target.first_week < 0 || target.last_week >= weeks || target.first_week > target.last_week)
    complaints.push_back(
        fmt::format("--weeks {}-{} (must be between 0 and {}, the first not later)",
                    target.first_week, target.last_week, weeks - 1));
  double const width = request.vary.high - request.vary.low;
  if (!(request.step > 0.0) || request.step > width || width / request.step > 1e6)
    complaints.push_back(fmt::format("--step {} (must be above 0 and at most {})",
                                     as_number(request.step), as_number(width)));
  else if (request.vary.whole && request.step != std::floor(request.step))
    complaints.push_back(fmt::format("--step {} (must be whole: {} is)", as_number(request.step),
                                     request.vary.path));
  bool const share = target.outcome.ends_with("_share");
  if (share && std::abs(target.bound) > 1.0)
    complaints.push_back(
        fmt::format("--{} {} ({} is a share of 1: {})", target.at_most ? "at-most" : "at-least",
                    as_number(target.bound), target.outcome,
                    std::abs(target.bound) <= 100.0
                        ? fmt::format("write {} for {} %", as_number(target.bound / 100.0),
                                      as_number(target.bound))
                        : "it lies between 0 and 1"));
  if (target.difference && request.scenario == 0)
    complaints.emplace_back("--difference (must be left out: usual care is compared with itself)");
  for (double const end : {request.vary.low, request.vary.high}) {
    Scenario scenario = request.study.scenarios[request.scenario];
    for (auto const& complaint : set_numbers(scenario, {{request.vary.path, end}}))
      complaints.push_back(
          fmt::format("{} = {}: {}", request.vary.path, as_number(end), complaint));
  }
  return complaints;
}

std::vector<double> grid_of(SeekRequest const& request) {
  double const width = request.vary.high - request.vary.low;
  auto const steps = static_cast<std::size_t>(std::ceil(width / request.step - 1e-9));
  std::vector<double> grid;
  for (std::size_t i = 0; i < steps; ++i)
    grid.push_back(request.vary.low + static_cast<double>(i) * request.step);
  grid.push_back(request.vary.high);
  return grid;
}

}  // namespace kith
