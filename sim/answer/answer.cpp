#include "kith/answer/answer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace kith {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Linear between order statistics, as numpy's default.
double percentile(std::vector<double> const& sorted, double share) {
  double const place = share * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  std::size_t const above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

std::vector<SizedDim> sized(Layout const& layout, Outcome const& outcome) {
  std::vector<SizedDim> dims;
  for (auto const& name : outcome.dims)
    for (auto const& dimension : layout.dimensions)
      if (dimension.name == name) dims.push_back({name, dimension.size()});
  return dims;
}

std::size_t first_index(std::vector<double> const& weeks, int week) {
  auto const at = std::lower_bound(weeks.begin(), weeks.end(), static_cast<double>(week));
  return static_cast<std::size_t>(at - weeks.begin());
}

std::vector<double> weeks_of(Layout const& layout) {
  for (auto const& dimension : layout.dimensions) {
    if (dimension.name != "time") continue;
    std::vector<double> weeks = dimension.numbers;
    if (dimension.units.rfind("week", 0) != 0)
      for (auto& week : weeks) week = std::round(week / 7.0);
    return weeks;
  }
  return {};
}

// 97.5th percentile of Student's t, off by less than 1e-4 from 15 degrees of freedom on
// (Abramowitz and Stegun 26.7.5).
double student_t(double freedom) {
  double const z = 1.959963984540054, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
  return z + (z3 + z) / (4.0 * freedom) +
         (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * freedom * freedom) +
         (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * freedom * freedom * freedom);
}

}  // namespace

double chance_alone(std::span<double const> usual_care, std::span<double const> scenario) {
  double count = 0.0, mean = 0.0, squares = 0.0;
  for (std::size_t i = 0; i < usual_care.size() && i < scenario.size(); ++i) {
    double const difference = scenario[i] - usual_care[i];
    if (!std::isfinite(difference)) continue;
    ++count;
    double const off = difference - mean;
    mean += off / count;
    squares += off * (difference - mean);
  }
  if (count < 2.0) return std::numeric_limits<double>::quiet_NaN();
  return student_t(count - 1.0) * std::sqrt(squares / (count - 1.0) / count);
}

Difference compare(std::span<double const> usual_care, std::span<double const> scenario,
                   Better better) {
  Difference out;
  std::vector<double> differences;
  double better_runs = 0.0;
  for (std::size_t i = 0; i < usual_care.size() && i < scenario.size(); ++i) {
    double const difference = scenario[i] - usual_care[i];
    if (!std::isfinite(difference)) continue;
    differences.push_back(difference);
    out.usual_care += usual_care[i];
    out.scenario += scenario[i];
    if (better == Better::less ? difference < 0.0 : difference > 0.0) better_runs += 1.0;
  }
  out.pairs = differences.size();
  if (out.pairs == 0) return {0, nan, nan, nan, nan, nan, nan};
  auto const n = static_cast<double>(out.pairs);
  out.usual_care /= n;
  out.scenario /= n;
  out.difference = std::accumulate(differences.begin(), differences.end(), 0.0) / n;
  out.benefit = better == Better::neither ? nan : better_runs / n;
  std::sort(differences.begin(), differences.end());
  out.low = percentile(differences, 0.025);
  out.high = percentile(differences, 0.975);
  return out;
}

Answer::Answer(Layout const& layout, ComparedRuns runs) : runs_(std::move(runs)) {
  std::size_t const first = first_index(weeks_of(layout), runs_.first_partnership_week);
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
    Outcome const& outcome = layout.outcomes[i];
    add_lines(outcome, i, sized(layout, outcome), first);
  }
  put_in_order();
}

bool Answer::reads(std::size_t outcome) const {
  return std::any_of(lines_.begin(), lines_.end(),
                     [&](Line const& line) { return line.outcome == outcome; });
}

void Answer::add_lines(Outcome const& outcome, std::size_t place, std::vector<SizedDim> const& dims,
                       std::size_t first_week) {
  if (!can_reduce(dims)) return;
  for (auto const& measure : all_measures())
    if (measure.outcome == outcome.name)
      lines_.push_back(
          {measure, reduction_of(measure, dims, outcome.cell_methods, first_week), place,
           outcome.better,
           std::vector<double>(runs_.scenario_ids.size() * runs_.replicates.size(), nan)});
}

void Answer::put_in_order() {
  std::sort(lines_.begin(), lines_.end(),
            [](Line const& a, Line const& b) { return a.measure.place < b.measure.place; });
}

void Answer::add(RunResult const& run) {
  if (run.failed) return;
  auto const found = std::find(runs_.replicates.begin(), runs_.replicates.end(), run.replicate);
  if (found == runs_.replicates.end() || run.scenario >= runs_.scenario_ids.size()) return;
  std::size_t const place = run.scenario * runs_.replicates.size() +
                            static_cast<std::size_t>(found - runs_.replicates.begin());
  for (auto& line : lines_)
    line.values[place] =
        std::visit([&](auto const& values) { return line.reduce(std::span(values)); },
                   run.values[line.outcome]);
}

Difference Answer::difference(Line const& line, std::size_t scenario) const {
  std::size_t const n = runs_.replicates.size();
  std::vector<double> values = line.values;
  for (auto& value : values) value *= line.measure.scale;
  std::span<double const> const all = values;
  return compare(all.subspan(0, n), all.subspan(scenario * n, n), line.better);
}

std::size_t Answer::unchanged(std::size_t scenario) const {
  std::size_t const n = runs_.replicates.size();
  std::size_t count = 0;
  for (std::size_t replicate = 0; replicate < n; ++replicate) {
    std::size_t known = 0, same = 0;
    for (Line const& line : lines_) {
      if (line.measure.outcome.rfind("cost_", 0) == 0) continue;
      double const usual = line.values[replicate];
      double const other = line.values[scenario * n + replicate];
      known += std::isfinite(usual) && std::isfinite(other) ? 1 : 0;
      same += usual == other ? 1 : 0;
    }
    count += known > 0 && same == known ? 1 : 0;
  }
  return count;
}

double Answer::chance_alone(std::string const& outcome) const {
  std::size_t const n = runs_.replicates.size();
  auto const line = std::find_if(lines_.begin(), lines_.end(),
                                 [&](Line const& one) { return one.measure.outcome == outcome; });
  double widest = nan;
  if (line == lines_.end()) return widest;
  std::span<double const> const all = line->values;
  for (std::size_t scenario = 1; scenario < runs_.scenario_ids.size(); ++scenario) {
    double const half_width = kith::chance_alone(all.subspan(0, n), all.subspan(scenario * n, n));
    if (!(widest >= half_width)) widest = half_width;
  }
  return widest;
}

std::string Answer::title(std::size_t scenario) const {
  auto const& titles = runs_.scenario_titles;
  bool const titled = scenario < titles.size() && !titles[scenario].empty();
  return titled ? titles[scenario] : runs_.scenario_ids[scenario];
}

std::string Answer::in_words() const {
  if (runs_.scenario_ids.size() == 1) return usual_care_alone();
  std::string out;
  for (std::size_t scenario = 1; scenario < runs_.scenario_ids.size(); ++scenario)
    out += sentence(scenario) + "\n";
  return out;
}

}  // namespace kith
