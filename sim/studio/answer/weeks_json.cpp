#include <cmath>

#include "kith/studio/answer/courses.hpp"

namespace kith::studio {
namespace {

/// An outcome as shown over time by the page.
struct Shown {
  std::string_view id, label, unit, of;  ///< `of`: the outcome that was followed
  double scale;                          ///< from its unit to the page's
  bool people;                           ///< a share of residents is shown as people
  int decimals;
  Better better;
};

constexpr Shown shown_outcomes[] = {
    {"in-care", "Adults in care", "people", "in_care_share", 1, true, 0, Better::more},
    {"serious-distress", "Adults in serious distress", "people", "serious_distress_share", 1, true,
     0, Better::less},
    {"treated", "Treated, of adults in need in a year", "%", "treated_past_year_share", 100, false,
     1, Better::more},
    {"unmet-need", "Without care, of adults in need now", "%", "unmet_need_share", 100, false, 1,
     Better::less},
    {"seen-within-4-weeks", "Seen within 4 weeks, of requests", "%", "seen_within_4_weeks_share",
     100, false, 1, Better::more},
    {"waiting", "People waiting", "people", "queue_length", 1, false, 0, Better::less},
    {"therapist-wait", "Wait for a therapist", "weeks", "therapist_wait_weeks", 1, false, 1,
     Better::less},
    {"cost", "Cost of the partnership, four weeks", "USD", "cost_partnership_usd", 1, false, 0,
     Better::neither},
};

double value_of(CoursesOf const& run, Shown const& shown, std::size_t period) {
  double const value = run.at(shown.of, period) * shown.scale;
  return shown.people ? value * run.at("residents", period) : value;
}

/// Usual care and a scenario, period by period: means and the band of differences.
Json over_time(Answered const& answered, Shown const& shown, std::size_t scenario) {
  std::vector<CoursesOf> usual, other;
  for (int const replicate : answered.replicates) {
    usual.emplace_back(answered, replicate, 0);
    other.emplace_back(answered, replicate, scenario);
  }
  std::size_t const periods = usual.empty() ? 0 : usual[0].periods();
  std::vector<double> without, with, difference, low, high;
  auto kind = Interval::Kind::none;
  for (std::size_t period = 0; period < periods; ++period) {
    std::vector<double> ones, others;
    for (std::size_t k = 0; k < usual.size(); ++k) {
      ones.push_back(value_of(usual[k], shown, period));
      others.push_back(value_of(other[k], shown, period));
    }
    PairedDifference const d = paired_difference(ones, others, shown.better);
    bool const none = d.interval.kind == Interval::Kind::none;
    without.push_back(d.usual_care);
    with.push_back(d.scenario);
    difference.push_back(d.difference);
    low.push_back(none ? d.difference : d.interval.low);
    high.push_back(none ? d.difference : d.interval.high);
    if (!none) kind = d.interval.kind;
  }
  return {{"scenario", scenario},
          {"outcome", shown.id},
          {"week", weeks_of_periods(periods)},
          {"usualCare", numbers(without)},
          {"value", numbers(with)},
          {"difference", numbers(difference)},
          {"low", numbers(low)},
          {"high", numbers(high)},
          {"kind", interval_kind_names[static_cast<std::size_t>(kind)]}};
}

}  // namespace

Json outcomes_over_time(Layout const& layout) {
  auto const followed = followed_in(layout);
  Json all = Json::array();
  for (Shown const& shown : shown_outcomes)
    for (Followed const& one : followed)
      if (one.name == shown.of)
        all.push_back({{"id", shown.id},
                       {"label", shown.label},
                       {"unit", shown.unit},
                       {"better", better_names[static_cast<std::size_t>(shown.better)]},
                       {"decimals", shown.decimals}});
  return all;
}

Json weeks_json(Answered const& answered) {
  Json all = Json::array();
  if (answered.replicates.empty()) return all;
  CoursesOf const any(answered, answered.replicates[0], 0);
  for (std::size_t scenario = 1; scenario < answered.scenarios(); ++scenario)
    for (Shown const& shown : shown_outcomes)
      if (any.has(shown.of)) all.push_back(over_time(answered, shown, scenario));
  return all;
}

}  // namespace kith::studio
