#include "kith/answer/answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "kith/answer/layout_axes.hpp"

namespace kith {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

Answer::Answer(Layout const& layout, ComparedRuns runs)
    : runs_(std::move(runs)),
      lives_(layout, weeks_of(layout), runs_.scenario_ids.size(), runs_.replicates.size()) {
  std::vector<double> const weeks = weeks_of(layout);
  std::size_t const first = first_index(weeks, runs_.first_partnership_week);
  if (!weeks.empty()) {
    first_week_ = static_cast<int>(weeks[std::min(first, weeks.size() - 1)]);
    last_week_ = static_cast<int>(weeks.back());
  }
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
    Outcome const& outcome = layout.outcomes[i];
    if (outcome.group == "/partnerships") continue;
    add_lines(outcome, i, sized(layout, outcome), first);
  }
  put_in_order();
}

Answer::Answer(Layout const& layout, ComparedRuns runs, Weeks window)
    : Answer(layout, std::move(runs)) {
  keep_to(weeks_of(layout), window);
}

void Answer::keep_to(std::vector<double> const& weeks, Weeks window) {
  if (weeks.empty()) return;
  first_week_ = window.first;
  last_week_ = window.last;
  for (Line& line : lines_) {
    line.reduce.first_week = first_index(weeks, window.first);
    line.reduce.end_week = first_index(weeks, window.last + 1);
  }
}

bool Answer::reads(std::size_t outcome) const {
  return lives_.reads(outcome) || std::any_of(lines_.begin(), lines_.end(), [&](Line const& line) {
           return line.outcome == outcome;
         });
}

void Answer::add_lines(Outcome const& outcome, std::size_t place, std::vector<SizedDim> const& dims,
                       std::size_t first_week) {
  if (!can_reduce(dims)) return;
  for (auto const& measure : all_measures())
    if (measure.outcome == outcome.name)
      lines_.push_back(
          {measure, reduction_of(measure, dims, outcome.cell_methods, first_week), place,
           outcome.better,
           std::vector<std::vector<double>>(runs_.scenario_ids.size() * runs_.replicates.size())});
}

void Answer::put_in_order() {
  auto const rank = [&](Line const& line) {  // outcomes in `look_at` come first
    auto const& first = runs_.look_at;
    auto const found = std::find(first.begin(), first.end(), line.measure.outcome);
    return std::pair(found - first.begin(), line.measure.place);
  };
  std::sort(lines_.begin(), lines_.end(),
            [&](Line const& a, Line const& b) { return rank(a) < rank(b); });
}

void Answer::add(RunResult const& run) {
  if (run.failed) return;
  auto const found = std::find(runs_.replicates.begin(), runs_.replicates.end(), run.replicate);
  if (found == runs_.replicates.end() || run.scenario >= runs_.scenario_ids.size()) return;
  auto const replicate = static_cast<std::size_t>(found - runs_.replicates.begin());
  lives_.add(run, replicate);
  std::size_t const place = run.scenario * runs_.replicates.size() + replicate;
  for (auto& line : lines_) {
    line.windows[place] =
        std::visit([&](auto const& values) { return line.reduce.window(std::span(values)); },
                   run.values[line.outcome]);
    shorten(line, replicate);
  }
}

// Once a replicate's runs are complete, its weeks are kept only if one of the runs lacks some.
void Answer::shorten(Line& line, std::size_t replicate) const {
  std::vector<std::vector<double>*> runs;
  for (std::size_t s = 0; s < runs_.scenario_ids.size(); ++s)
    runs.push_back(&line.windows[s * runs_.replicates.size() + replicate]);
  for (auto const* const window : runs)
    if (window->size() < 2 || !std::all_of(window->begin(), window->end(),
                                           [](double value) { return std::isfinite(value); }))
      return;
  for (auto* const window : runs) *window = {line.reduce.over(*window)};
}

std::vector<Measure> Answer::lines() const {
  std::vector<Measure> all;
  for (Line const& line : lines_) all.push_back(line.measure);
  return all;
}

Answer::Pair Answer::pair(Line const& line, std::size_t scenario, Histories among) const {
  Pair out;
  std::size_t const n = runs_.replicates.size();
  for (std::size_t k = 0; k < n; ++k) {
    if (among == Histories::opened && !lives_.opened(scenario, k).value_or(true)) continue;
    auto const [usual, other] =
        line.reduce.over_common_weeks(line.windows[k], line.windows[scenario * n + k]);
    out.usual_care.push_back(usual);
    out.scenario.push_back(other);
  }
  return out;
}

PairedDifference Answer::difference(std::size_t line, std::size_t scenario, Histories among) const {
  Pair const values = pair(lines_.at(line), scenario, among);
  return paired_difference(values.usual_care, values.scenario, lines_[line].better);
}

std::vector<double> Answer::differences(std::size_t line, std::size_t scenario) const {
  Pair const values = pair(lines_.at(line), scenario, Histories::all);
  std::vector<double> differences;
  for (std::size_t k = 0; k < values.scenario.size(); ++k)
    differences.push_back(values.scenario[k] - values.usual_care[k]);
  return differences;
}

/// 0 if the scenario gives none.
double Answer::worthwhile_difference(std::size_t line, std::size_t scenario) const {
  std::string const& outcome = lines_.at(line).measure.outcome;
  for (std::size_t before = 0; before < line; ++before)
    if (lines_[before].measure.outcome == outcome) return 0.0;
  if (scenario >= runs_.worthwhile.size()) return 0.0;
  for (auto const& [name, difference] : runs_.worthwhile[scenario])
    if (name == outcome) return difference;
  return 0.0;
}

std::optional<Worthwhile> Answer::worthwhile(std::size_t line, std::size_t scenario,
                                             Histories among) const {
  double const matters = worthwhile_difference(line, scenario);
  if (scenario == 0 || matters <= 0.0 || lines_[line].better == Better::neither) return {};
  Pair const values = pair(lines_[line], scenario, among);
  Worthwhile out{matters, 0, 0};
  for (std::size_t k = 0; k < values.scenario.size(); ++k) {
    double const more = values.scenario[k] - values.usual_care[k];
    if (!std::isfinite(more)) continue;
    ++out.pairs;
    out.reached += (lines_[line].better == Better::less ? -more : more) >= matters ? 1 : 0;
  }
  return out;
}

double Answer::monte_carlo_error(std::string const& outcome) const {
  double widest = nan;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].measure.outcome != outcome) continue;
    for (std::size_t scenario = 1; scenario < runs_.scenario_ids.size(); ++scenario) {
      double const half_width = difference(i, scenario).monte_carlo_error;
      if (!(widest >= half_width)) widest = half_width;
    }
    break;
  }
  return widest;
}

std::string title_of(ComparedRuns const& runs, std::size_t scenario) {
  auto const& titles = runs.scenario_titles;
  bool const titled = scenario < titles.size() && !titles[scenario].empty();
  return titled ? titles[scenario] : runs.scenario_ids[scenario];
}

}  // namespace kith
