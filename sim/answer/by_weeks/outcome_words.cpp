#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "kith/answer/by_weeks/outcome_by_weeks.hpp"
#include "kith/answer/difference_words.hpp"
#include "kith/answer/layout_axes.hpp"
#include "kith/answer/ranking/text_table.hpp"

namespace kith {
namespace {

/// How an outcome is shown: shares in percent, as in figures.
struct ShownUnit {
  std::string name;
  double scale;
};

ShownUnit shown_unit(Outcome const& outcome) {
  if (outcome.name.find("_share") != std::string::npos || outcome.name == "treatment_gap")
    return {"%", 100.0};
  if (outcome.units == "1" || outcome.units == "count") return {"", 1.0};
  bool const counted = outcome.units == "week" || outcome.units == "day" || outcome.units == "year";
  return {outcome.units + (counted ? "s" : ""), 1.0};
}

std::string direction_in_words(Better better) {
  if (better == Better::neither) return "";
  return better == Better::more ? "; higher is better" : "; lower is better";
}

bool is_running_total(Outcome const& outcome) {
  return outcome.cell_methods.find("cumulative") != std::string::npos;
}

std::string unit_in_words(Outcome const& outcome) {
  std::string const unit = shown_unit(outcome).name;
  if (is_running_total(outcome) || outcome.cell_methods.find("time: sum") == std::string::npos)
    return unit.empty() ? "" : ", " + unit;
  return (unit.empty() ? ", number" : ", " + unit) + " a week";
}

constexpr int most_decimals = 5;

}  // namespace

/// Enough decimals for two digits of the largest mean difference; failing that, of the widest
/// interval or the largest level.
int OutcomeByWeeks::decimals(double scale) const {
  double mean = 0.0, end = 0.0, level = 0.0;
  auto const take = [&](double& into, double value) {
    if (std::isfinite(value)) into = std::max(into, std::abs(value) * scale);
  };
  for (std::size_t scenario = 0; scenario < runs_.scenario_ids.size(); ++scenario) {
    PairedDifference const d = difference(0, scenario);
    take(level, d.scenario);
    take(mean, d.difference);
    if (d.interval.kind == Interval::Kind::none) continue;
    take(end, d.interval.low);
    take(end, d.interval.high);
  }
  double const shown = mean > 0.0 ? mean : end > 0.0 ? end : level / 10.0;
  if (shown <= 0.0) return 0;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(shown))), 0, most_decimals);
}

std::string OutcomeByWeeks::row_label(std::size_t part) const {
  if (weeks_.empty()) return "whole run";
  auto const [first, last] = parts_[part].weeks;
  if (first == last) return fmt::format("week {}", first);
  return fmt::format("{} {} to {}", part == 0 ? "all weeks," : "weeks", first, last);
}

std::string OutcomeByWeeks::table(std::size_t scenario, double scale, int decimals) const {
  bool const alone = scenario == 0;
  PairedDifference const all = difference(0, scenario);
  std::string const interval = interval_name(all.interval.kind, all.pairs);
  TextColumn usual{{"usual care"}, {}}, other{{"scenario"}, {}}, difference_column{{}, {}},
      shares{{"better/no", "effect/worse, %"}, {}}, words{{"in words"}, {}};
  difference_column.head = {interval.empty() ? "difference" : "difference (" + interval + ")"};
  std::vector<std::string> labels;
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    ShownDifference const d = shown(difference(part, scenario), scale, decimals);
    labels.push_back(row_label(part));
    usual.cells.push_back(number_in_words(d.found.usual_care, decimals));
    other.cells.push_back(number_in_words(d.found.scenario, decimals));
    difference_column.cells.push_back(difference_in_figures(d));
    shares.cells.push_back(part == 0 ? shares_in_figures(d.found.directions) : "");
    words.cells.push_back(part == 0 ? verdict_in_words(d) : "");
  }
  std::vector<TextColumn> columns = {usual};
  if (!alone) columns.insert(columns.end(), {other, difference_column});
  if (!alone && all.directions.all() > 0) columns.push_back(shares);
  if (!alone && !words.cells[0].empty()) columns.push_back(words);
  return fmt::format("\n{} ({}), {} replicate{}\n{}", title_of(runs_, scenario),
                     runs_.scenario_ids[scenario], all.pairs, all.pairs == 1 ? "" : "s",
                     text_table(labels, columns));
}

std::string OutcomeByWeeks::in_words() const {
  double const scale = shown_unit(outcome_).scale;
  std::string out =
      fmt::format("\n{} ({}){}{}\n{}{}\n", label_of(outcome_), outcome_.name,
                  unit_in_words(outcome_), direction_in_words(outcome_.better), choice_.people,
                  weeks_.empty()               ? ""
                  : is_running_total(outcome_) ? "; a running total: its increase over the weeks"
                                               : "; the mean of the weeks");
  int const places = decimals(scale);
  std::size_t const scenarios = runs_.scenario_ids.size();
  for (std::size_t scenario = scenarios == 1 ? 0 : 1; scenario < scenarios; ++scenario)
    out += table(scenario, scale, places);
  return out;
}

std::string in_words(std::vector<OutcomeByWeeks> const& outcomes) {
  std::string out;
  for (OutcomeByWeeks const& outcome : outcomes) out += outcome.in_words();
  return out;
}

}  // namespace kith
