#include <algorithm>

#include "kith/cli/spreadsheet/sheets.hpp"
#include "kith/cli/text/stored_answer.hpp"
#include "kith/statistics/quantiles.hpp"

namespace kith {
namespace {

struct WeeklyOutcome {
  Measure line;
  std::size_t strata;  ///< 1 if the outcome is not by stratum
};

/// The answer's means over weeks, each outcome once; totals mean little in a single week.
std::vector<WeeklyOutcome> weekly_outcomes(StoredRuns const& result) {
  std::vector<WeeklyOutcome> found;
  auto const stored = result.file.outcomes();
  for (Measure const& line : Answer(result.layout, result.runs).lines()) {
    auto const it = std::find_if(stored.begin(), stored.end(), [&](StoredOutcome const& one) {
      return one.group == "/" && one.name == line.outcome;
    });
    bool const again = std::any_of(found.begin(), found.end(), [&](WeeklyOutcome const& one) {
      return one.line.outcome == line.outcome;
    });
    if (it == stored.end() || again || line.summary != Summary::mean) continue;
    if (it->dims.size() == 4 && it->dims[2] == "time" && it->dims[3] == "stratum")
      found.push_back({line, it->shape[3]});
    else if (it->dims.size() == 3 && it->dims[2] == "time")
      found.push_back({line, 1});
  }
  return found;
}

/// Week -> values of the replicates in which there is one.
std::vector<std::vector<double>> values_by_week(StoredRuns const& stored, WeeklyOutcome const& of,
                                                std::size_t scenario, std::size_t weeks,
                                                std::vector<double> const& status) {
  std::vector<std::vector<double>> by_week(weeks);
  std::size_t const replicates = status.size() / stored.study.scenario_ids.size();
  for (std::size_t k = 0; k < replicates; ++k) {
    if (status[scenario * replicates + k] != 0.0) continue;
    auto const values = stored.file.read("/" + of.line.outcome, scenario, k);
    for (std::size_t week = 0; week < weeks; ++week)
      if (double const value = values[week * of.strata]; std::isfinite(value))
        by_week[week].push_back(of.line.scale * value);
  }
  for (auto& values : by_week) std::sort(values.begin(), values.end());
  return by_week;
}

}  // namespace

Sheet weeks_sheet(StoredRuns const& stored) {
  Sheet sheet{"weeks", "levels of adults week by week: median and interval over replicates"};
  sheet.add("scenario", "", "id of the scenario");
  sheet.add("week", "week", "week of the run, from 0");
  auto const outcomes = weekly_outcomes(stored);
  for (WeeklyOutcome const& of : outcomes) {
    std::string const& name = of.line.outcome;
    std::string const unit(of.line.words);
    sheet.add(name, unit, "median over replicates", of.line.decimals + 2);
    sheet.add(name + "_low", unit, "2.5th percentile; below 39 replicates the lowest",
              of.line.decimals + 2);
    sheet.add(name + "_high", unit, "97.5th percentile; below 39 replicates the highest",
              of.line.decimals + 2);
  }
  auto const& ids = stored.study.scenario_ids;
  auto const status = stored.file.read("/run_status");
  auto const weeks = stored.file.read("/week");
  for (std::size_t scenario = 0; scenario < ids.size() && !outcomes.empty(); ++scenario) {
    std::size_t const first = sheet.rows.size();
    for (double const week : weeks) sheet.rows.push_back({ids[scenario], week});
    for (WeeklyOutcome const& of : outcomes) {
      auto const by_week = values_by_week(stored, of, scenario, weeks.size(), status);
      for (std::size_t w = 0; w < weeks.size(); ++w) {
        Interval const interval = interval_of(by_week[w]);
        auto& row = sheet.rows[first + w];
        row.emplace_back(percentile(by_week[w], 0.5));
        row.emplace_back(interval.low);
        row.emplace_back(interval.high);
      }
    }
  }
  return sheet;
}

}  // namespace kith
