#include <algorithm>
#include <cmath>

#include "kith/answer/reach_sums.hpp"
#include "kith/studio/answer/courses.hpp"

namespace kith::studio {
namespace {

struct ByStratum {
  std::string_view outcome, label;
  Better better;
};
constexpr ByStratum outcomes[] = {
    {"in_care_share", "In care, %", Better::more},
    {"serious_distress_share", "In serious distress, %", Better::less},
};

/// Below either limit, a stratum has no headline.
constexpr double fewest_people = 300.0, least_share = 0.02;

/// From the first week of partnerships to the end.
double mean_in(CoursesOf const& run, std::string_view outcome, std::size_t first,
               std::size_t stratum) {
  std::vector<double> known;
  for (std::size_t period = first; period < run.periods(); ++period)
    if (double const value = run.at(outcome, period, stratum); std::isfinite(value))
      known.push_back(value);
  return mean_of(known);
}

Json rows(Answered const& answered, ByStratum const& of, std::size_t scenario) {
  auto const strata = strata_in(answered.opened.layout);
  auto const first = static_cast<std::size_t>(
      compared_runs(answered.opened.study, {}).first_partnership_week / period_weeks);
  std::vector<CoursesOf> without, with;
  for (int const replicate : answered.replicates) {
    without.emplace_back(answered, replicate, 0);
    with.emplace_back(answered, replicate, scenario);
  }
  Json all = Json::array();
  double adults = 0.0;
  for (std::size_t s = 0; s < strata.size(); ++s) {
    std::vector<double> usual, other, people;
    for (std::size_t k = 0; k < without.size(); ++k) {
      usual.push_back(mean_in(without[k], of.outcome, first, s));
      other.push_back(mean_in(with[k], of.outcome, first, s));
      people.push_back(mean_in(without[k], "residents", first, s));
    }
    double const there = mean_of(people);
    if (s == 0) adults = there;
    PairedDifference const d = paired_difference(usual, other, of.better);
    bool const few = !(there >= fewest_people && there >= least_share * adults);
    Json row = as_json(d, 100.0, answered.with_words() && !few);
    row["stratum"] = strata[s];
    row["people"] = number(there);
    row["tooFew"] = few;
    all.push_back(std::move(row));
  }
  return all;
}

}  // namespace

Json strata_json(Answered const& answered) {
  Json all = Json::array();
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario)
    for (ByStratum const& of : outcomes)
      all.push_back({{"scenario", scenario},
                     {"outcome", of.outcome},
                     {"label", of.label},
                     {"decimals", 2},
                     {"rows", rows(answered, of, scenario)}});
  return all;
}

}  // namespace kith::studio
