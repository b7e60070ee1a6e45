#pragma once

#include <vector>

#include "kith/answer/ranking/ranked_runs.hpp"
#include "kith/outcomes/reach.hpp"
#include "tests/catch.hpp"

namespace kith::test {

/// An invented run of two years; partnerships start in week 52.
struct MadeRun {
  double treated = 0.0;     ///< adults newly in care
  double displaced = 0.0;   ///< adults who lose care
  double supported = 0.0;   ///< additional adults with support
  double distressed = 0.0;  ///< those of `treated` in serious distress
  double qalys = 0.0;       ///< gain over usual care per 1,000 adults
  double usd = 0.0;         ///< spent by partnerships per week
  double other_usd = 0.0;   ///< additional cost to others per week
  double posts = 0.0;       ///< FTE in the second year
};

inline constexpr std::size_t ranked_weeks = 104, ranked_start = 52, ranked_strata = 2;
inline constexpr double ranked_adults = 2000.0;

inline Layout ranked_layout() {
  Layout layout;
  Dimension time{"time", "week", "", {}, {}};
  for (std::size_t week = 0; week < ranked_weeks; ++week)
    time.numbers.push_back(static_cast<double>(week));
  layout.dimensions = {time,
                       {"stratum", "", "", {"adults", "age:10-17"}, {}},
                       {"program", "", "", {"usual-care", "outreach", "plain-slots"}, {}},
                       {"year", "", "", {}, {0.0, 1.0}}};
  auto const add = [&](std::string name, std::vector<std::string> dims) {
    layout.outcomes.push_back({std::move(name), "1", "", "", "/", std::move(dims), 0, 1, ""});
  };
  for (std::string_view const name : reach_names) add(std::string(name), {});
  add("qalys", {"time", "stratum"});
  add("residents", {"time", "stratum"});
  add("cost_partnership_usd", {"time"});
  add("cost_societal_usd", {"time"});
  add("posts_by_program_fte", {"year", "program"});
  return layout;
}

inline RunResult ranked_run(std::size_t scenario, int replicate, MadeRun const& of) {
  std::vector<double> people(reach_cells * ranked_strata);
  auto const put = [&](CareCounted counted, OtherLife other, std::size_t band, double count) {
    people[place_of({counted, other, Served::served, false, band}) * ranked_strata] += count;
  };
  put(CareCounted::care, OtherLife::newly_reached, 0, of.treated - of.distressed);
  put(CareCounted::care, OtherLife::newly_reached, k6_band_count - 1, of.distressed);
  put(CareCounted::care, OtherLife::displaced, 0, of.displaced);
  put(CareCounted::care_or_support, OtherLife::newly_reached, 0, of.treated + of.supported);
  put(CareCounted::care_or_support, OtherLife::displaced, 0, of.displaced);
  std::vector<double> const none(2 * k6_band_count * ranked_strata);
  std::vector<double> qalys(ranked_weeks * ranked_strata), residents(ranked_weeks * ranked_strata),
      partnership(ranked_weeks), societal(ranked_weeks);
  for (std::size_t week = 0; week < ranked_weeks; ++week) {
    qalys[week * ranked_strata] = static_cast<double>(week) * 10.0;
    residents[week * ranked_strata] = ranked_adults;
    if (week < ranked_start) continue;
    partnership[week] = of.usd;
    societal[week] = 1000.0 + of.usd + of.other_usd;
  }
  qalys[(ranked_weeks - 1) * ranked_strata] += of.qalys;
  std::vector<double> const posts = {9.0, 0.0, 0.0, 9.0, of.posts, 0.0};
  RunResult run;
  run.scenario = scenario;
  run.replicate = replicate;
  run.values = {people, none, none, none, qalys, residents, partnership, societal, posts};
  return run;
}

/// Usual care, two partnerships, and the rivals of the first.
inline ComparedRuns made_scenarios(int replicates) {
  ComparedRuns runs;
  runs.scenario_ids = {"usual-care", "clinic", "clinic-same-money", "clinic-same-grant", "peers"};
  runs.scenario_titles = {"Usual care", "A clinic", "", "", "Peers"};
  for (int k = 0; k < replicates; ++k) runs.replicates.push_back(k);
  runs.first_partnership_week = static_cast<int>(ranked_start);
  runs.granted_usd = {0.0, 600000.0, 0.0, 0.0, 0.0};
  runs.place = "Some County";
  runs.residents = ranked_adults;
  runs.people_per_resident = 10.0;
  return runs;
}

}  // namespace kith::test
