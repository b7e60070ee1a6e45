#include "kith/answer/by_weeks/outcome_by_weeks.hpp"

#include <algorithm>

#include "kith/answer/layout_axes.hpp"

namespace kith {
namespace {

constexpr std::size_t most_parts = 12;
/// Lengths of parts, in weeks: a month of four, quarters and years.
constexpr std::size_t part_lengths[] = {1, 4, 13, 26, 52, 104, 260, 520};

std::size_t part_length(std::size_t weeks) {
  for (std::size_t const length : part_lengths)
    if ((weeks + length - 1) / length <= most_parts) return length;
  return (weeks + most_parts - 1) / most_parts;
}

}  // namespace

OutcomeByWeeks::OutcomeByWeeks(Layout const& layout, ComparedRuns runs, OutcomeChoice choice)
    : runs_(std::move(runs)),
      choice_(std::move(choice)),
      outcome_(layout.outcomes.at(choice_.outcome)) {
  std::vector<SizedDim> const dims = sized(layout, outcome_);
  if (std::find(outcome_.dims.begin(), outcome_.dims.end(), "time") != outcome_.dims.end())
    weeks_ = weeks_of(layout);
  if (weeks_.empty()) {
    add_part(dims, 0, 0);
    return;
  }
  int const end = static_cast<int>(weeks_.back());
  auto const [from, to] = choice_.weeks.value_or(Weeks{runs_.first_partnership_week, end});
  std::size_t const first = std::min(first_index(weeks_, from), weeks_.size() - 1);
  std::size_t const last = std::max(first + 1, first_index(weeks_, to + 1)) - 1;
  add_part(dims, first, last);
  std::size_t const length = part_length(last - first + 1);
  for (std::size_t begin = first; begin <= last && first < last; begin += length)
    add_part(dims, begin, std::min(last, begin + length - 1));
}

void OutcomeByWeeks::add_part(std::vector<SizedDim> const& dims, std::size_t first,
                              std::size_t last) {
  Part part;
  // For a running total, a window is its gain; for all others, the mean of its weeks.
  Measure measure;
  measure.summary = outcome_.cell_methods.find("cumulative") == std::string::npos ? Summary::mean
                                                                                  : Summary::total;
  part.reduce = reduction_of(measure, dims, outcome_.cell_methods, first);
  part.reduce.end_week = last + 1;
  part.weeks = weeks_.empty()
                   ? Weeks{0, 0}
                   : Weeks{static_cast<int>(weeks_[first]), static_cast<int>(weeks_[last])};
  part.windows.resize(runs_.scenario_ids.size() * runs_.replicates.size());
  parts_.push_back(std::move(part));
}

void OutcomeByWeeks::add(RunResult const& run) {
  if (run.failed || run.scenario >= runs_.scenario_ids.size()) return;
  auto const found = std::find(runs_.replicates.begin(), runs_.replicates.end(), run.replicate);
  if (found == runs_.replicates.end()) return;
  std::size_t const place = run.scenario * runs_.replicates.size() +
                            static_cast<std::size_t>(found - runs_.replicates.begin());
  for (Part& part : parts_)
    part.windows[place] = std::visit(
        [&](auto const& values) {
          return part.reduce.window(
              std::span(values).subspan(std::min(choice_.stratum, values.size())));
        },
        run.values.at(choice_.outcome));
}

std::vector<Weeks> OutcomeByWeeks::parts() const {
  std::vector<Weeks> all;
  for (Part const& part : parts_) all.push_back(part.weeks);
  return all;
}

PairedDifference OutcomeByWeeks::difference(std::size_t part, std::size_t scenario) const {
  auto const& [weeks, reduce, windows] = parts_.at(part);
  std::vector<double> usual_care, other;
  std::size_t const n = runs_.replicates.size();
  for (std::size_t k = 0; k < n; ++k) {
    auto const [one, two] = reduce.over_common_weeks(windows[k], windows[scenario * n + k]);
    usual_care.push_back(one);
    other.push_back(two);
  }
  return paired_difference(usual_care, other, outcome_.better);
}

bool can_tell_by_weeks(Outcome const& outcome) {
  return std::all_of(outcome.dims.begin(), outcome.dims.end(),
                     [](std::string const& dim) { return dim == "time" || dim == "stratum"; });
}

std::vector<OutcomeByWeeks> looked_at_besides(Layout const& layout, ComparedRuns const& runs) {
  std::vector<OutcomeByWeeks> all;
  for (std::string const& name : runs.look_at) {
    auto const measures = all_measures();
    if (std::any_of(measures.begin(), measures.end(),
                    [&](Measure const& measure) { return measure.outcome == name; }))
      continue;
    for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
      Outcome const& outcome = layout.outcomes[i];
      if (outcome.name != name || outcome.group != "/") continue;
      auto const& dims = outcome.dims;
      bool const by_stratum = std::find(dims.begin(), dims.end(), "stratum") != dims.end();
      std::string const people = by_stratum ? "adults" : "the whole community";
      all.emplace_back(layout, runs, OutcomeChoice{i, 0, people, {}});
    }
  }
  return all;
}

}  // namespace kith
