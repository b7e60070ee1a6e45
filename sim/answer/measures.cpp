#include "kith/answer/measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace kith {

std::span<Measure const> all_measures() {
  using enum Summary;
  static constexpr std::array measures = {
      Measure{"treated_past_year_share", "treated in the past year, % of adults in need", 100, 1,
              mean},
      Measure{"supported_past_year_share", "treated or supported, % of adults in need", 100, 1,
              mean},
      Measure{"effective_coverage_share", "effective care, % of adults in need", 100, 1, mean},
      Measure{"in_care_share", "in care, % of adults", 100, 2, mean},
      Measure{"unmet_need_share", "unmet need, % of adults in need", 100, 1, mean},
      Measure{"wait_weeks_p90", "wait of the slowest tenth, weeks", 1, 1, mean},
      Measure{"serious_distress_share", "in serious distress, % of adults", 100, 2, mean},
      Measure{"serious_distress_share", "weeks in serious distress, per 1,000 adults", 1000, 0,
              total},
      Measure{"k6_mean", "mean K6, 0 to 24", 1, 3, mean},
      Measure{"isolated_share", "isolated, % of adults", 100, 2, mean},
      Measure{"crisis_visits", "crisis visits", 1, 0, total},
      Measure{"qalys", "QALYs, per 1,000", 1, 2, total},
      Measure{"wellbys", "WELLBYs, per 1,000", 1, 2, total},
      Measure{"cost_societal_usd", "cost to society, USD", 1, 0, total},
      Measure{"cost_payer_usd", "cost to payers, USD", 1, 0, total},
      Measure{"cost_partnership_usd", "cost of partnerships, USD", 1, 0, total},
  };
  return measures;
}

template <class T>
double Reduction::operator()(std::span<T const> values) const {
  double const unknown = std::numeric_limits<double>::quiet_NaN();
  if (values.empty()) return unknown;
  if (weeks == 0) return static_cast<double>(values[0]);
  double sum = 0.0;
  double last = unknown;
  std::size_t seen = 0;
  std::size_t const from = cumulative ? 0 : std::min(first_week, weeks - 1);
  for (std::size_t week = from; week < weeks && week * stride < values.size(); ++week) {
    auto const value = static_cast<double>(values[week * stride]);
    if (!std::isfinite(value)) continue;
    sum += value;
    last = value;
    ++seen;
  }
  if (seen == 0) return unknown;
  if (cumulative && summary == Summary::total) return last;
  double const mean = sum / static_cast<double>(seen);
  // Some outcomes are observed every fourth week only: their mean stands for the weeks between.
  return summary == Summary::mean ? mean : mean * static_cast<double>(weeks - from);
}

template double Reduction::operator()(std::span<float const>) const;
template double Reduction::operator()(std::span<double const>) const;
template double Reduction::operator()(std::span<std::int32_t const>) const;

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
