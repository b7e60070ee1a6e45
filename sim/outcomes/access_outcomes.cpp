#include <algorithm>
#include <string>

#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/reasons.hpp"
#include "kith/outcomes/stratum_values.hpp"

namespace kith {
namespace {

void add_need_and_care(std::vector<StratumOutcome>& all) {
  all.push_back(
      {less_is_better(share("in_need_share", "share in need", "In serious distress this week.")),
       ratio(Sum::serious, Sum::residents)});
  all.push_back({less_is_better(share("need_past_year_share", "share in need in the past year",
                                      "At least 4 weeks in need of 52.")),
                 ratio(Sum::need_past_year, Sum::residents)});
  all.push_back({share("felt_need_share", "share of those in need who feel it",
                       "Of those in need this week."),
                 ratio(Sum::felt, Sum::serious)});
  all.push_back(
      {answered(more_is_better(
                    share("treated_past_year_share",
                          "share of those in need in a year who were treated in it",
                          "Among those with at least 4 weeks in need in the past year: a clinical "
                          "session or a week of "
                          "medication in that year."),
                    "People in need treated in a year"),
                in_percent(10, "treated, % of adults in need in a year")),
       ratio(Sum::treated_of_need, Sum::need_past_year)});
  all.push_back(
      {answered(
           more_is_better(share(
               "supported_past_year_share", "share of those in need who were treated or supported",
               "As treated_past_year_share, with peers, groups and community health workers.")),
           in_percent(20, "treated or supported, % in need in a year")),
       ratio(Sum::supported_of_need, Sum::need_past_year)});
  all.push_back(
      {less_is_better(share("treatment_gap", "share of those in need who were not treated",
                            "1 - treated_past_year_share."),
                      "Treatment gap"),
       [](WeekFacts const& f, std::size_t s) {
         return 1.0 - ratio(Sum::treated_of_need, Sum::need_past_year)(f, s);
       }});
  all.push_back(
      {answered(more_is_better(
                    share("in_care_share", "share in care",
                          "An open episode or medication this week, of everybody in the stratum.")),
                in_percent(40, "in care now, % of adults", 2)),
       ratio(Sum::in_care, Sum::residents)});
  all.push_back(
      {more_is_better(share("in_care_in_need_share", "share of those in need now who are in care",
                            "Of those in need this week: an open episode or medication.")),
       ratio(Sum::in_care_in_need, Sum::serious)});
  all.push_back(
      {more_is_better(share("supported_now_share", "share in a course with a peer or health worker",
                            "Of everybody in the stratum.")),
       ratio(Sum::supported_now, Sum::residents)});
  all.push_back({share("any_care_past_year_share", "share of all treated in the past year",
                       "Whether in need or not."),
                 ratio(Sum::treated, Sum::residents)});
  all.push_back(
      {share("counseled_past_year_share", "share of all with a therapist in the past year",
             "Of everybody in the stratum."),
       ratio(Sum::counseled, Sum::residents)});
  all.push_back(
      {share("medicated_past_year_share", "share of all who took medication in the past year",
             "Of everybody in the stratum."),
       ratio(Sum::medicated, Sum::residents)});
  all.push_back({more_is_better(share("treated_serious_share",
                                      "share of those in serious distress now who were treated",
                                      "In the past year, of those in serious distress this week.")),
                 ratio(Sum::treated_serious, Sum::serious)});
  all.push_back({more_is_better(share("treated_distressed_share",
                                      "share of those at K6 5 or more now who were treated",
                                      "In the past year, of those at K6 of 5 or more this week.")),
                 [](WeekFacts const& f, std::size_t s) {
                   double const people = f.sum(Sum::serious, s) + f.sum(Sum::moderate, s);
                   return people < smallest_stratum ? no_value
                                                    : f.sum(Sum::treated_distressed, s) / people;
                 }});
}

void add_delay(std::vector<StratumOutcome>& all) {
  all.push_back(
      {less_is_better(measure(
           "delay_weeks_median", "week", "median weeks from need to a first session", 0, 78,
           "Spells of need of the last 78 weeks, Kaplan-Meier; NaN where fewer than half come. "
           "Every fourth week.")),
       [](WeekFacts const& f, std::size_t s) { return f.spells[s].delay_median; }});
}

/// A share of unmet need: of the people asked for reasons, every fourth week. Missing if nobody was
/// asked although some are without care.
template <class People>
auto part_of_unmet(People people) {
  return [people](WeekFacts const& f, std::size_t s) {
    double const unmet = ratio(Sum::unmet, Sum::serious)(f, s);
    double asked = 0.0;
    for (double const some : f.reasons[s].main) asked += some;
    if (asked > 0.0) return unmet * people(f.reasons[s]) / asked;
    return unmet > 0.0 ? no_value : unmet;
  };
}

std::string spaced(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

template <class People>
void add_reason(std::vector<StratumOutcome>& all, std::string const& name, People people) {
  all.push_back(
      {less_is_better(share("unmet_need_" + name + "_share",
                            "share of those in need without care: " + spaced(name),
                            "For whom this barrier, taken away alone, would most raise the chance "
                            "of care within four weeks. The reasons add up to unmet_need_share, or "
                            "are missing. Every fourth week.")),
       part_of_unmet(people)});
}

void add_any_reason(std::vector<StratumOutcome>& all, std::size_t barrier) {
  std::string const name(barrier_names[barrier]);
  all.push_back(
      {less_is_better(
           share("held_back_by_" + name + "_share",
                 "share of those in need without care, held back among others by " + spaced(name),
                 "For whom this barrier, taken away alone, would raise the chance of "
                 "care within four weeks by a point or more. People may have several. "
                 "Every fourth week.")),
       part_of_unmet([barrier](ReasonCounts const& r) { return r.any[barrier]; })});
}

void add_reasons(std::vector<StratumOutcome>& all) {
  all.push_back(
      {answered(less_is_better(
                    share("unmet_need_share", "share of those in need now who are without care",
                          "Of those in need this week: neither in care now nor treated for 4 "
                          "weeks. Not the complement of treated_past_year_share, which looks "
                          "back on a year of need."),
                    "Unmet need now"),
                in_percent(50, "unmet now, % of adults in need now")),
       ratio(Sum::unmet, Sum::serious)});
  for (std::size_t b = 0; b < barrier_count; ++b)
    add_reason(all, std::string(barrier_names[b]),
               [b](ReasonCounts const& r) { return r.main[b]; });
  add_reason(all, "no_single_barrier", [](ReasonCounts const& r) { return r.main[barrier_count]; });
  for (std::size_t b = 0; b < barrier_count; ++b) add_any_reason(all, b);
}

}  // namespace

void add_access(std::vector<StratumOutcome>& all) {
  add_need_and_care(all);
  add_cascade(all);
  add_delay(all);
  add_waits(all);
  add_reasons(all);
}

}  // namespace kith
