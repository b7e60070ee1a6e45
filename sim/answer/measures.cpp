#include "kith/answer/measures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "kith/outcomes/observer.hpp"

namespace kith {

namespace {

std::vector<Measure> measures_of(std::vector<Outcome> const& outcomes) {
  std::vector<Measure> measures;
  for (Outcome const& outcome : outcomes)
    for (AnswerLine const& line : outcome.answer) measures.push_back({line, outcome.name});
  std::sort(measures.begin(), measures.end(),
            [](Measure const& a, Measure const& b) { return a.place < b.place; });
  return measures;
}

}  // namespace

std::span<Measure const> all_measures() {
  static std::vector<Measure> const measures = measures_of(common_outcomes());
  return measures;
}

template <class T>
std::vector<double> Reduction::window(std::span<T const> values) const {
  if (values.empty()) return {};
  if (weeks == 0) return {static_cast<double>(values[0])};
  std::vector<double> out;
  std::size_t const from = std::min(first_week, weeks - 1);
  std::size_t const end = end_week == 0 ? weeks : std::min(end_week, weeks);
  for (std::size_t week = from; week < end && week * stride < values.size(); ++week)
    out.push_back(static_cast<double>(values[week * stride]));
  if (cumulative && summary == Summary::total && from > 0)
    for (double& value : out) value -= static_cast<double>(values[(from - 1) * stride]);
  return out;
}

template std::vector<double> Reduction::window(std::span<float const>) const;
template std::vector<double> Reduction::window(std::span<double const>) const;
template std::vector<double> Reduction::window(std::span<std::int32_t const>) const;

double Reduction::over(std::vector<double> const& window) const {
  double sum = 0.0;
  double last = std::numeric_limits<double>::quiet_NaN();
  std::size_t seen = 0;
  for (double const value : window) {
    if (!std::isfinite(value)) continue;
    sum += value;
    last = value;
    ++seen;
  }
  if (seen == 0 || weeks == 0 || (cumulative && summary == Summary::total)) return last;
  double const mean = sum / static_cast<double>(seen);
  // Some outcomes are observed only every fourth week: their mean stands for the weeks between.
  return summary == Summary::mean ? mean : mean * static_cast<double>(window.size());
}

std::pair<double, double> Reduction::over_common_weeks(std::vector<double> one,
                                                       std::vector<double> other) const {
  if (one.size() > 1 && other.size() > 1)
    for (std::size_t week = 0; week < std::min(one.size(), other.size()); ++week)
      if (!std::isfinite(one[week]) || !std::isfinite(other[week]))
        one[week] = other[week] = std::numeric_limits<double>::quiet_NaN();
  auto const number = [this](std::vector<double> const& window) {
    return window.size() == 1 ? window[0] : over(window);
  };
  return {number(one), number(other)};
}

bool can_reduce(std::vector<SizedDim> const& dims) {
  return std::all_of(dims.begin(), dims.end(), [](SizedDim const& dim) {
    return (dim.name == "time" || dim.name == "stratum") && dim.size > 0;
  });
}

Reduction reduction_of(Measure const& measure, std::vector<SizedDim> const& dims,
                       std::string const& cell_methods, std::size_t first_week) {
  Reduction out;
  out.summary = measure.summary;
  out.first_week = first_week;
  out.cumulative = cell_methods.find("cumulative") != std::string::npos;
  for (auto const& dim : dims) {
    out.stride = out.weeks == 0 ? 1 : out.stride * dim.size;
    if (dim.name == "time") {
      out.weeks = dim.size;
      out.stride = 1;
    }
  }
  return out;
}

}  // namespace kith
