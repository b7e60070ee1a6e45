#include "kith/outcomes/reach.hpp"

namespace kith {
namespace {

std::vector<Dimension> axes() {
  return {{"care_counted", "", "what counts as care", {"care", "care-or-support"}, {}},
          {"other_life",
           "",
           "what the same people's life in usual care held",
           {"newly-reached", "sooner", "later", "moved", "same", "displaced", "no-care"},
           {}},
          {"served_by_programs",
           "",
           "whether programs served somebody, and when first",
           {"not-served", "served", "first-served-in-last-52-weeks"},
           {}},
          {"care_before",
           "",
           "whether somebody had care in the 52 weeks before",
           {"no-care-before", "care-before"},
           {}},
          {"served_how",
           "",
           "a client of a program, or brought into care by one and no client",
           {"client", "brought"},
           {}},
          {"k6_band", "", "band of K6", {"below-5", "5-to-12.99", "13-and-above"}, {}}};
}

Outcome counts(std::string name, std::string long_name, std::string description,
               std::vector<std::string> dims) {
  return {std::move(name),
          "count",
          std::move(long_name),
          std::move(description),
          "/reach",
          std::move(dims),
          -1,
          2e9,
          "",
          Outcome::Type::i4};
}

Outcome sums(std::string name, std::string units, std::string long_name, std::string description) {
  return {std::move(name),
          std::move(units),
          std::move(long_name),
          std::move(description),
          "/reach",
          {"served_by_programs", "stratum"},
          -1e12,
          1e12,
          "time: sum",
          Outcome::Type::f8};
}

}  // namespace

void reach_layout(Layout& layout) {
  for (Dimension& axis : axes()) layout.dimensions.push_back(std::move(axis));
  layout.outcomes.push_back(counts(
      "reach_people", "people by what their life in usual care held",
      "Residents by first care in this scenario (week T1) and in usual care (T0), from the first "
      "week of the study's first partnership on. Newly reached: T1 but no T0; displaced: T0 but "
      "no T1; sooner: T1 at least 13 weeks before T0; later: at least 13 weeks after; moved: "
      "within 13 weeks, elsewhere. Care counts as in treated_past_year_share; care or support "
      "adds peers, groups and health workers. Served: a client of a program, or brought into care "
      "by one. Strata, K6 and care before are those of the first week, of newcomers of their "
      "first week here. Includes people who died or left, for the weeks lived here. Additional "
      "people treated = newly reached - displaced. Usual care is compared with itself. -1 where "
      "it was not simulated.",
      {"care_counted", "other_life", "served_by_programs", "care_before", "k6_band", "stratum"}));
  layout.outcomes.push_back(counts(
      "reach_served", "people whom programs served",
      "Clients attended at least one session, visit or course contact of a program. Brought: met "
      "or referred by a program (outreach, screening, coordination), then first care from anybody "
      "within 26 weeks. Everybody is counted once.",
      {"served_how", "k6_band", "stratum"}));
  layout.outcomes.push_back(
      counts("reach_clients", "clients by program",
             "People who attended at least one session, visit or course contact of the program. "
             "One person may be a client of several programs. K6 of the first week.",
             {"program", "k6_band"}));
  layout.outcomes.push_back(
      counts("reach_brought", "people brought into care, by program",
             "People whom the program met or referred, and whose first care from anybody came "
             "within 26 weeks. One person may be brought by several programs.",
             {"program", "k6_band"}));
  layout.outcomes.push_back(
      counts("reach_clients_by_year", "clients by year and program",
             "People who attended at least one session, visit or course contact of the program in "
             "the year. Who comes in two years counts in both.",
             {"year", "program"}));
  layout.outcomes.push_back(
      counts("reach_new_clients", "new clients by year and program",
             "People whose first session, visit or course contact of the program was in the year, "
             "by K6 in that week. Their sum over years is that of reach_clients.",
             {"year", "program", "k6_band"}));
  layout.outcomes.push_back(
      sums("reach_k6_difference", "week", "K6 points times weeks, against the other life",
           "Sum of K6 over the weeks of these people in this scenario, less that of the same "
           "people in usual care. Divide by their number in reach_people for the mean a person."));
  layout.outcomes.push_back(sums(
      "reach_serious_weeks_difference", "week", "weeks in serious distress, against the other life",
      "Person-weeks in serious distress of these people in this scenario, less those of the "
      "same people in usual care."));
}

}  // namespace kith
