#pragma once

#include <functional>
#include <vector>

#include "kith/outcomes/observer.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

// The computation of outcomes by stratum from the facts of a week.

using StratumValue = std::function<double(WeekFacts const&, std::size_t)>;

/// Mean over those counted by `of`; NaN if the stratum has fewer than 30 people.
inline StratumValue ratio(Sum what, Sum of) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const people = f.sum(of, s);
    if (f.sum(Sum::residents, s) < smallest_stratum || people <= 0.0) return no_value;
    return mean_of(what, f.sum(what, s), people);
  };
}

inline StratumValue flow(Flow what) {
  return [=](WeekFacts const& f, std::size_t s) {
    return static_cast<double>(f.flows[s][static_cast<std::size_t>(what)]);
  };
}

inline StratumValue flow_share(Flow what, Flow of) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const all = f.half_year[s][static_cast<std::size_t>(of)];
    return all < smallest_stratum ? no_value : f.half_year[s][static_cast<std::size_t>(what)] / all;
  };
}

/// Appends the outcomes of need and care, and of the reasons for unmet need.
void add_access(std::vector<StratumOutcome>& all);
/// Appends the cascade of care.
void add_cascade(std::vector<StratumOutcome>& all);
/// Appends the outcomes of waits and visits.
void add_waits(std::vector<StratumOutcome>& all);

}  // namespace kith
