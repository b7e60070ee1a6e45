#include "kith/answer/reach_words.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kith/answer/difference_words.hpp"
#include "kith/statistics/interval.hpp"

namespace kith {
namespace {

/// Mean over those served; NaN if nobody is.
double each_served(ReachSums const& of, std::vector<double> const& values) {
  return of.of(values, true) / (of.served(0) + of.served(1));
}

/// A line of the block: its words, and how it is computed from a run.
struct Line {
  std::string_view words;
  int decimals;
  double (*value)(ReachSums const& of);
  bool rare = false;  ///< left out if it is 0 in all replicates
};
constexpr Line lines[] = {
    {"newly in care: none in usual care", 0,
     [](ReachSums const& of) { return of.people(OtherLife::newly_reached); }},
    {"  served by the programs", 0,
     [](ReachSums const& of) { return of.served_people(OtherLife::newly_reached); }},
    {"  not served: word of mouth, freed slots, policy", 0,
     [](ReachSums const& of) { return of.people(OtherLife::newly_reached, Served::not_served); }},
    {"  of all newly in care in serious distress at start", 0,
     [](ReachSums const& of) { return of.people(OtherLife::newly_reached, {}, 2); }},
    {"in care 13 weeks sooner or more", 0,
     [](ReachSums const& of) { return of.people(OtherLife::sooner); }},
    {"in care 13 weeks later or more", 0,
     [](ReachSums const& of) { return of.people(OtherLife::later); }},
    {"displaced: care only in usual care", 0,
     [](ReachSums const& of) { return of.people(OtherLife::displaced); }},
    {"additional people treated: newly less displaced", 0,
     [](ReachSums const& of) { return of.additional(); }},
    {"clients of the programs", 0, [](ReachSums const& of) { return of.served(0); }},
    {"brought into care by them, not clients", 0, [](ReachSums const& of) { return of.served(1); }},
    {"first served in the last 52 weeks: too late to tell", 0,
     [](ReachSums const& of) {
       double sum = 0.0;
       for (std::size_t o = 0; o < other_life_count; ++o)
         sum += of.people(static_cast<OtherLife>(o), Served::in_last_year);
       return sum;
     },
     true},
    {"weeks in serious distress, each person served", 1,
     [](ReachSums const& of) { return each_served(of, of.run().serious_weeks_difference); }},
    {"K6 points times weeks, each person served", 1,
     [](ReachSums const& of) { return each_served(of, of.run().k6_difference); }},
    {"weeks in serious distress, all others together", 0,
     [](ReachSums const& of) { return of.of(of.run().serious_weeks_difference, false); }},
};
constexpr std::size_t line_count = std::size(lines);

}  // namespace

ReachAnswer::ReachAnswer(std::vector<std::string> const& strata, ComparedRuns runs)
    : runs_(std::move(runs)),
      strata_(strata.size()),
      everybody_(everybody_in(strata)),
      by_scenario_(runs_.scenario_ids.size()) {}

ReachAnswer::ReachAnswer(Layout const& layout, ComparedRuns runs)
    : ReachAnswer(strata_in(layout), std::move(runs)) {
  outcomes_ = reach_outcomes_in(layout);
}

void ReachAnswer::add(std::size_t scenario, ReachOfRun const& run) {
  if (!is_compared(run)) return;
  ReachSums const sums(run, strata_, everybody_);
  Numbers numbers;
  for (Line const& line : lines) numbers.push_back(line.value(sums));
  numbers.push_back(sums.everybody());
  by_scenario_[scenario].push_back(std::move(numbers));
}

void ReachAnswer::add(RunResult const& run) {
  if (run.failed || outcomes_.size() != std::size(reach_names)) return;
  add(run.scenario, reach_in(run, outcomes_));
}

std::string ReachAnswer::block(std::size_t scenario) const {
  auto const& runs = by_scenario_[scenario];
  auto const column = [&](std::size_t k) {
    std::vector<double> values;
    for (Numbers const& run : runs)
      if (std::isfinite(run[k])) values.push_back(run[k]);
    return values;
  };
  bool const titled = !runs_.scenario_titles[scenario].empty();
  std::string out = fmt::format(
      "Whom \"{}\" reached, of {} residents: each compared with the same resident in usual care\n"
      "  {:<52}{:>9}  {}\n",
      titled ? runs_.scenario_titles[scenario] : runs_.scenario_ids[scenario],
      number_in_words(mean_of(column(line_count)), 0), "people; or weeks, against usual care",
      runs.size() > 1 ? "mean" : "",
      runs.size() >= fewest_for_interval ? "95 % interval"
      : runs.size() > 1                  ? fmt::format("range of {} replicates", runs.size())
                                         : "one replicate");
  for (std::size_t k = 0; k < line_count; ++k) {
    auto const values = column(k);
    if (values.empty()) continue;
    double const mean = mean_of(values);
    Interval const interval = interval_of(values);
    if (lines[k].rare && mean == 0.0) continue;
    int const d = lines[k].decimals;
    out += fmt::format("  {:<52}{:>9}", lines[k].words, number_in_words(mean, d));
    if (runs.size() > 1)
      out += fmt::format("  {} to {}", number_in_words(interval.low, d),
                         number_in_words(interval.high, d));
    out += "\n";
  }
  return out;
}

std::string ReachAnswer::in_words() const {
  std::string out;
  for (std::size_t scenario = 1; scenario < by_scenario_.size(); ++scenario)
    if (!by_scenario_[scenario].empty()) out += "\n" + block(scenario);
  if (out.empty()) return out;
  return out +
         "The count of people newly in care assumes that each person's chance events are the same "
         "with and without the partnership; the count of additional people treated does not.\n";
}

}  // namespace kith
