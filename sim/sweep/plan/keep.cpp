#include "kith/sweep/plan/keep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/outcomes/former_names.hpp"
#include "kith/schema/wording.hpp"

namespace kith {
namespace {

bool holds(std::vector<std::string> const& names, std::string const& name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> names_of(Layout const& layout) {
  std::vector<std::string> names;
  for (Outcome const& outcome : layout.outcomes) names.push_back(outcome.name);
  return names;
}

std::vector<std::string> strata_of(Layout const& layout) {
  for (Dimension const& dimension : layout.dimensions)
    if (dimension.name == "stratum") return dimension.labels;
  return {};
}

std::size_t blocks_of(std::size_t weeks, int every) {
  auto const length = static_cast<std::size_t>(every);
  return (weeks + length - 1) / length;
}

}  // namespace

Keeper::Keeper(Keep const& keep, Layout whole) : every_weeks_(keep.every_weeks), kept_(whole) {
  std::vector<Axis> axes;
  for (Dimension& dimension : kept_.dimensions) {
    Axis axis{dimension.size(), {}, dimension.name == "time" && every_weeks_ > 1};
    if (axis.blocks) {
      std::vector<double> first;
      for (std::size_t b = 0; b < blocks_of(axis.size, every_weeks_); ++b)
        first.push_back(dimension.numbers[b * static_cast<std::size_t>(every_weeks_)]);
      dimension.numbers = first;
    }
    if (dimension.name == "stratum" && !keep.strata.empty()) {
      std::vector<std::string> labels;
      for (std::size_t i = 0; i < axis.size; ++i)
        if (holds(keep.strata, dimension.labels[i])) {
          axis.taken.push_back(i);
          labels.push_back(dimension.labels[i]);
        }
      dimension.labels = labels;
    }
    axes.push_back(std::move(axis));
  }
  kept_.outcomes.clear();
  for (std::size_t o = 0; o < whole.outcomes.size(); ++o) {
    Outcome const& outcome = whole.outcomes[o];
    if (!holds(keep.outcomes, outcome.name)) continue;
    Kept kept{o, {}, Blocks::mean};
    for (auto const& name : outcome.dims)
      for (std::size_t d = 0; d < whole.dimensions.size(); ++d)
        if (whole.dimensions[d].name == name) kept.axes.push_back(axes[d]);
    if (outcome.cell_methods.find("cumulative") != std::string::npos ||
        outcome.cell_methods.find("point") != std::string::npos)
      kept.how = Blocks::last;
    else if (outcome.cell_methods.find("sum") != std::string::npos)
      kept.how = Blocks::sum;
    outcomes_.push_back(std::move(kept));
    kept_.outcomes.push_back(outcome);
    // A sum over a longer block has a higher bound.
    if (outcomes_.back().how == Blocks::sum) {
      kept_.outcomes.back().low *= every_weeks_;
      kept_.outcomes.back().high *= every_weeks_;
    }
  }
}

template <class T>
std::vector<T> Keeper::in_blocks(Kept const& kept, std::size_t axis,
                                 std::vector<T> const& values) const {
  std::size_t inner = 1;
  for (std::size_t a = axis + 1; a < kept.axes.size(); ++a)
    inner *= kept.axes[a].taken.empty() ? kept.axes[a].size : kept.axes[a].taken.size();
  std::size_t const weeks = kept.axes[axis].size;
  std::size_t const blocks = blocks_of(weeks, every_weeks_);
  std::vector<T> out(values.size() / weeks * blocks);
  auto const length = static_cast<std::size_t>(every_weeks_);
  for (std::size_t at = 0; at < out.size(); ++at) {
    std::size_t const outer = at / (blocks * inner), block = at / inner % blocks;
    std::size_t const last = std::min((block + 1) * length, weeks);
    double sum = 0.0, final = std::numeric_limits<double>::quiet_NaN();
    int seen = 0;
    for (std::size_t week = block * length; week < last; ++week) {
      auto const value = static_cast<double>(values[(outer * weeks + week) * inner + at % inner]);
      if (!std::isfinite(value)) continue;
      sum += value;
      final = value;
      ++seen;
    }
    if (seen > 0 && kept.how == Blocks::sum) final = sum;
    if (seen > 0 && kept.how == Blocks::mean) final = sum / seen;
    out[at] = static_cast<T>(std::is_integral_v<T> && seen == 0 ? 0.0 : final);
  }
  return out;
}

template <class T>
std::vector<T> Keeper::reduce(Kept const& kept, std::vector<T> const& whole) const {
  std::vector<T> values = whole;
  for (std::size_t a = kept.axes.size(); a-- > 0;) {
    Axis const& axis = kept.axes[a];
    if (axis.taken.empty()) continue;
    std::size_t inner = 1;
    for (std::size_t b = a + 1; b < kept.axes.size(); ++b)
      inner *= kept.axes[b].taken.empty() ? kept.axes[b].size : kept.axes[b].taken.size();
    std::vector<T> out;
    for (std::size_t outer = 0; outer < values.size() / (axis.size * inner); ++outer)
      for (std::size_t const place : axis.taken)
        for (std::size_t i = 0; i < inner; ++i)
          out.push_back(values[(outer * axis.size + place) * inner + i]);
    values = std::move(out);
  }
  for (std::size_t a = 0; a < kept.axes.size(); ++a)
    if (kept.axes[a].blocks) values = in_blocks(kept, a, values);
  return values;
}

std::vector<Values> Keeper::reduce(std::vector<Values> const& whole) const {
  std::vector<Values> values;
  for (Kept const& kept : outcomes_)
    values.push_back(std::visit([&](auto const& some) -> Values { return reduce(kept, some); },
                                whole.at(kept.outcome)));
  return values;
}

std::vector<KeepComplaint> complaints_of(Keep const& keep, Layout const& layout) {
  std::vector<KeepComplaint> complaints;
  auto const check = [&](char const* key, std::vector<std::string> const& asked,
                         std::vector<std::string> const& known) {
    for (auto const& name : asked)
      if (!holds(known, name))
        complaints.push_back(
            {key, fmt::format("{} (must be one of the {} of the results: {}{})", as_text(name), key,
                              enumerate(known), renamed_or_meant(name, known))});
  };
  check("outcomes", keep.outcomes, names_of(layout));
  check("strata", keep.strata, strata_of(layout));
  return complaints;
}

}  // namespace kith
