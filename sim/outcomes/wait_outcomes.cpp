#include "kith/outcomes/wait_outcomes.hpp"

#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/stratum_values.hpp"

namespace kith {
namespace {

struct FateWords {
  char const* name;
  char const* words;  ///< of requests
  char const* label;
  Better better;
};

// In the order of Fate; the shares add up to 1.
constexpr FateWords fates[] = {
    {"seen_within_4_weeks_share", "seen within 4 weeks", "Seen within 4 weeks", Better::more},
    {"seen_in_4_to_12_weeks_share", "seen in 4 to 12 weeks", "Seen in 4 to 12 weeks",
     Better::neither},
    {"seen_after_12_weeks_share", "seen after 12 weeks", "Seen after 12 weeks", Better::less},
    {"left_unseen_share", "left unseen", "Left unseen", Better::less},
    {"still_waiting_share", "still waiting", "Still waiting", Better::less},
};

char const* const of_which_requests =
    "Of the requests made 12 to 38 weeks ago: seen within 4 weeks, in 4 to 12, later, left unseen "
    "(gave up, missed the visit, moved away) and still waiting add up to 1. NaN below 30 requests. "
    "Every fourth week.";
char const* const of_whose_wait =
    "From request to first session, over requests of the last 26 weeks; leaving is a competing "
    "event. NaN below 30 requests. Every fourth week.";

Outcome declare(FateWords const& fate) {
  Outcome declaration =
      share(fate.name, std::string("share of requests ") + fate.words, of_which_requests);
  declaration.better = fate.better;
  declaration.label = fate.label;
  return declaration;
}

void add_fates(std::vector<StratumOutcome>& all) {
  for (std::size_t fate = 0; fate < fate_count; ++fate) {
    Outcome declaration = declare(fates[fate]);
    if (fate == 0)
      declaration =
          answered(std::move(declaration), in_percent(60, "seen within 4 weeks, % of requests"));
    all.push_back({std::move(declaration),
                   [fate](WeekFacts const& f, std::size_t s) { return f.waits[s].fates[fate]; }});
  }
  all.push_back({less_is_better(share("unserved_12_weeks_share",
                                      "share of requests not served within 12 weeks",
                                      "Of the requests made 12 to 38 weeks ago: all but "
                                      "seen_within_4_weeks_share and seen_in_4_to_12_weeks_share. "
                                      "Every fourth week.")),
                 [](WeekFacts const& f, std::size_t s) {
                   FateShares const& shares = f.waits[s].fates;
                   return 1.0 - (shares[0] + shares[1]);
                 }});
}

void add_weeks(std::vector<StratumOutcome>& all) {
  all.push_back({less_is_better(measure("wait_weeks_median", "week",
                                        "median wait of those who start", 0, 26, of_whose_wait),
                                "Median wait"),
                 [](WeekFacts const& f, std::size_t s) { return f.waits[s].median; }});
  all.push_back(
      {less_is_better(measure("wait_weeks_p90", "week", "90th-percentile wait of those who start",
                              0, 26, "As wait_weeks_median."),
                      "90th-percentile wait"),
       [](WeekFacts const& f, std::size_t s) { return f.waits[s].p90; }});
}

void add_visits(std::vector<StratumOutcome>& all) {
  all.push_back(
      {more_is_better(share("started_of_referred_share", "share of those referred who ever start",
                            "By doctors, emergency rooms and trials. As wait_weeks_median.")),
       [](WeekFacts const& f, std::size_t s) { return f.waits[s].started_share; }});
  all.push_back({more_is_better(share("came_of_asked_share",
                                      "share who come to a first visit that they asked for",
                                      "Of those who were offered one in the last 26 weeks.")),
                 [](WeekFacts const& f, std::size_t s) { return f.waits[s].asked_came_share; }});
  all.push_back(
      {more_is_better(share("came_of_found_share", "share who come to a first visit after an offer",
                            "Of those whom programs found, who took the offer and got a visit in "
                            "the last 26 weeks.")),
       [](WeekFacts const& f, std::size_t s) { return f.waits[s].found_came_share; }});
  all.push_back({less_is_better(share("no_show_share", "share of booked visits missed",
                                      "Of the last 26 weeks.")),
                 flow_share(Flow::missed, Flow::booked)});
  all.push_back({less_is_better(share(
                     "dropout_share", "share of episodes that end early",
                     "Ended before 6 sessions with K6 of 5 or more, of those that ended in the "
                     "last 26 weeks.")),
                 flow_share(Flow::dropped_out, Flow::ended)});
}

/// For one kind of care, in the whole community.
CommunityOutcome of_kind(std::size_t kind, Outcome declaration,
                         std::function<double(WeekFacts const&)> value) {
  declaration.name = std::string(kind_of_care_names[kind]) + "_" + declaration.name;
  declaration.long_name += ", for " + std::string(kind_of_care_words[kind]);
  declaration.dims = {"time"};
  declaration.type = Outcome::Type::f8;
  if (!declaration.label.empty()) declaration.label += ": " + std::string(kind_of_care_words[kind]);
  return {std::move(declaration), std::move(value)};
}

/// For adults' requests for one kind of care.
CommunityOutcome of_requests(std::size_t kind, Outcome declaration,
                             std::function<double(Waits const&)> value) {
  declaration.description += " Adults.";
  return of_kind(kind, std::move(declaration),
                 [value = std::move(value)](WeekFacts const& f) { return value(f.waits[0]); });
}

double queue_for(WeekFacts const& f, std::size_t kind) {
  auto const& services = f.week->context.compiled.services;
  double waiting = 0.0;
  for (std::size_t i = 0; i < services.size(); ++i)
    if (static_cast<std::size_t>(kind_of_care(services[i].role)) == kind)
      waiting += f.state->services[i].queue_length;
  return waiting;
}

}  // namespace

void add_waits(std::vector<StratumOutcome>& all) {
  add_fates(all);
  add_weeks(all);
  add_visits(all);
}

void add_waits_by_kind(std::vector<CommunityOutcome>& all) {
  for (std::size_t kind = 0; kind < kind_of_care_count; ++kind) {
    for (std::size_t fate = 0; fate < fate_count; ++fate)
      all.push_back(of_requests(kind, declare(fates[fate]), [kind, fate](Waits const& waits) {
        return waits.fates_by_kind[kind][fate];
      }));
    all.push_back(
        of_requests(kind,
                    less_is_better(measure("wait_weeks_median", "week",
                                           "median wait of those who start", 0, 26, of_whose_wait),
                                   "Median wait"),
                    [kind](Waits const& waits) { return waits.median_by_kind[kind]; }));
    all.push_back(of_kind(kind,
                          measure("queue_length", "count", "people waiting", 0, 1e12,
                                  "As queue_length, to which the kinds of care add up."),
                          [kind](WeekFacts const& f) { return queue_for(f, kind); }));
  }
}

}  // namespace kith
