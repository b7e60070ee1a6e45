
#include "kith/evidence/values.hpp"
#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/observer.hpp"
#include "kith/outcomes/reasons.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

using Value = std::function<double(WeekFacts const&, std::size_t)>;

/// Mean over those whom `of` counts; NaN where fewer than 30 people live.
Value ratio(Sum what, Sum of) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const people = f.sum(of, s);
    if (f.sum(Sum::residents, s) < smallest_stratum || people <= 0.0) return no_value;
    return mean_of(what, f.sum(what, s), people);
  };
}

/// A measure that is linear in K6: intercept + slope x mean K6.
Value from_k6(EvidenceGroup::Number ValuesEvidence::*intercept,
              EvidenceGroup::Number ValuesEvidence::*slope) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const mean = ratio(Sum::k6, Sum::residents)(f, s);
    ValuesEvidence const& e = *f.week->context.compiled.evidence.values;
    return (intercept != nullptr ? (e.*intercept).value : 0.0) + (e.*slope).value * mean;
  };
}

Value flow(Flow what) {
  return [=](WeekFacts const& f, std::size_t s) {
    return static_cast<double>(f.flows[s][static_cast<std::size_t>(what)]);
  };
}

Value flow_share(Flow what, Flow of) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const all = f.half_year[s][static_cast<std::size_t>(of)];
    return all < smallest_stratum ? no_value : f.half_year[s][static_cast<std::size_t>(what)] / all;
  };
}

void add_distress(std::vector<StratumOutcome>& all) {
  all.push_back({less_is_better(measure("k6_mean", "1", "mean K6", 0, 24), "Mean K6 distress"),
                 ratio(Sum::k6, Sum::residents)});
  all.push_back({less_is_better(share("serious_distress_share", "share in serious distress",
                                      "K6true of 13 or more this week."),
                                "Serious distress"),
                 ratio(Sum::serious, Sum::residents)});
  all.push_back({less_is_better(share("moderate_distress_share", "share in moderate distress",
                                      "K6true of 5 to 13 this week."),
                                "Moderate distress"),
                 ratio(Sum::moderate, Sum::residents)});
  all.push_back(
      {less_is_better(
           share("frequent_distress_share", "share in frequent distress",
                 "K6true of 6.35 or more: compares with surveys of 14 or more bad days of 30.")),
       ratio(Sum::frequent, Sum::residents)});
  all.push_back({less_is_better(measure("phq9_mean", "1", "mean PHQ-9", 0, 27,
                                        "From the mean K6 (evidence.values)."),
                                "Mean PHQ-9"),
                 from_k6(nullptr, &ValuesEvidence::phq9_per_k6)});
  all.push_back({more_is_better(measure("who5_mean", "1", "mean WHO-5 well-being", 0, 100),
                                "Well-being (WHO-5)"),
                 ratio(Sum::who5, Sum::residents)});
  all.push_back(
      {more_is_better(measure("life_satisfaction_mean", "1", "mean life satisfaction, 0 to 10", 0,
                              10, "From the mean K6 (evidence.values)."),
                      "Life satisfaction"),
       from_k6(&ValuesEvidence::life_satisfaction_at_zero,
               &ValuesEvidence::life_satisfaction_per_k6)});
  all.push_back({more_is_better(measure("utility_mean", "1", "mean utility", -1, 1)),
                 ratio(Sum::utility, Sum::residents)});
}

void add_access(std::vector<StratumOutcome>& all) {
  all.push_back(
      {less_is_better(share("in_need_share", "share in need", "In serious distress this week.")),
       ratio(Sum::serious, Sum::residents)});
  all.push_back({less_is_better(share("need_past_year_share", "share in need in the past year",
                                      "At least 4 weeks in need of 52.")),
                 ratio(Sum::need_past_year, Sum::residents)});
  all.push_back({share("felt_need_share", "share of those in need who feel it",
                       "Of those in need this week."),
                 ratio(Sum::felt, Sum::serious)});
  all.push_back({more_is_better(
                     share("treated_past_year_share", "share of those in need who were treated",
                           "Among those with at least 4 weeks in need in the past year: a clinical "
                           "session or a week of "
                           "medication in that year."),
                     "People in need who are treated"),
                 ratio(Sum::treated_of_need, Sum::need_past_year)});
  all.push_back(
      {more_is_better(share(
           "supported_past_year_share", "share of those in need who were treated or supported",
           "As treated_past_year_share, with peers, groups and community health workers.")),
       ratio(Sum::supported_of_need, Sum::need_past_year)});
  all.push_back(
      {less_is_better(share("treatment_gap", "share of those in need who were not treated",
                            "1 - treated_past_year_share."),
                      "Treatment gap"),
       [](WeekFacts const& f, std::size_t s) {
         return 1.0 - ratio(Sum::treated_of_need, Sum::need_past_year)(f, s);
       }});
  all.push_back({more_is_better(share(
                     "in_care_share", "share in care",
                     "An open episode or medication this week, of everybody in the stratum.")),
                 ratio(Sum::in_care, Sum::residents)});
  all.push_back(
      {more_is_better(share("in_care_in_need_share", "share of those in need who are in care",
                            "Of those in need this week.")),
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
  all.push_back(
      {more_is_better(share("treated_distressed_share",
                            "share of those at K6 5 or more now who were treated",
                            "In the past year, of those at K6true of 5 or more this week.")),
       [](WeekFacts const& f, std::size_t s) {
         double const people = f.sum(Sum::serious, s) + f.sum(Sum::moderate, s);
         return people < smallest_stratum ? no_value : f.sum(Sum::treated_distressed, s) / people;
       }});
}

void add_quality(std::vector<StratumOutcome>& all) {
  all.push_back({more_is_better(share(
                     "adequate_care_share", "share of new need that got adequate care",
                     "Of those whose need began 52-78 weeks ago: within 26 weeks 8 sessions, or "
                     "4 visits with 4 "
                     "weeks of medication.")),
                 [](WeekFacts const& f, std::size_t s) { return f.spells[s].adequate_share; }});
  all.push_back({more_is_better(share("effective_coverage_share",
                                      "share of new need that got care that helped",
                                      "Adequate, and K6 down by 5 or below 5 at week 26."),
                                "Effective coverage"),
                 [](WeekFacts const& f, std::size_t s) { return f.spells[s].effective_share; }});
  all.push_back(
      {less_is_better(measure(
           "delay_weeks_median", "week", "median weeks from need to a first session", 0, 78,
           "Spells of need of the last 78 weeks, Kaplan-Meier; NaN where fewer than half come. "
           "Every fourth week.")),
       [](WeekFacts const& f, std::size_t s) { return f.spells[s].delay_median; }});
  all.push_back(
      {less_is_better(
           measure("wait_weeks_median", "week", "median wait of those who start", 0, 26,
                   "From request to first session, over requests of the last 26 weeks; "
                   "leaving is a competing event. NaN below 30 requests. Every fourth week."),
           "Median wait"),
       [](WeekFacts const& f, std::size_t s) { return f.waits[s].median; }});
  all.push_back({less_is_better(measure("wait_weeks_p90", "week",
                                        "90th centile of the wait of those who start", 0, 26,
                                        "As wait_weeks_median."),
                                "Wait of the slowest tenth"),
                 [](WeekFacts const& f, std::size_t s) { return f.waits[s].p90; }});
  all.push_back({less_is_better(share("unserved_12_weeks_share",
                                      "share of requests not served within 12 weeks",
                                      "As wait_weeks_median.")),
                 [](WeekFacts const& f, std::size_t s) { return f.waits[s].unserved_12_weeks; }});
  all.push_back(
      {more_is_better(share("started_of_referred_share", "share of those referred who ever start",
                            "By doctors, emergency rooms and trials. As "
                            "wait_weeks_median.")),
       [](WeekFacts const& f, std::size_t s) { return f.waits[s].started_share; }});
  all.push_back({more_is_better(share("came_of_asked_share",
                                      "share who come to a first visit that they asked for",
                                      "Of those who were offered one in the last 26 weeks.")),
                 [](WeekFacts const& f, std::size_t s) { return f.waits[s].asked_came_share; }});
  all.push_back(
      {more_is_better(share("came_of_found_share", "share who come to a first visit after an offer",
                            "Of those whom programs found, who took the offer and got a "
                            "visit in the last 26 weeks.")),
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

void add_reasons(std::vector<StratumOutcome>& all) {
  all.push_back(
      {less_is_better(share("unmet_need_share", "share of those in need without care",
                            "In need this week and neither in care nor treated for 4 weeks."),
                      "Unmet need"),
       ratio(Sum::unmet, Sum::serious)});
  for (std::size_t reason = 0; reason < reason_count; ++reason) {
    std::string const name(reason_names[reason]);
    std::string words = name;
    for (char& c : words) c = c == '_' ? ' ' : c;
    all.push_back(
        {less_is_better(share("unmet_need_" + name + "_share",
                              "share of those in need without care: " + words,
                              "First reason that applies; the reasons add up to unmet_need_share. "
                              "Every fourth week.")),
         [reason](WeekFacts const& f, std::size_t s) {
           double sum = 0.0;
           for (double const people : f.reasons[s]) sum += people;
           double const unmet = ratio(Sum::unmet, Sum::serious)(f, s);
           return sum > 0.0 ? unmet * f.reasons[s][reason] / sum : unmet;
         }});
  }
}

void add_social(std::vector<StratumOutcome>& all) {
  all.push_back(
      {less_is_better(measure("stigma_mean", "1", "mean stigma, SD of the reference nation", -8, 8,
                              "0 is the mean of the reference nation; more is worse."),
                      "Stigma"),
       ratio(Sum::stigma, Sum::residents)});
  all.push_back(
      {more_is_better(measure("awareness_mean", "1", "mean awareness of what helps and where it is",
                              0, 1, "0 nothing, 1 all that there is to know.")),
       ratio(Sum::awareness, Sum::residents)});
  all.push_back({more_is_better(measure("trust_mean", "1", "mean trust in clinics", 0, 1,
                                        "0 none, 1 full trust; mean over residents.")),
                 ratio(Sum::trust_clinic, Sum::residents)});
  all.push_back({more_is_better(measure("trust_community_mean", "1",
                                        "mean trust in care at community organizations", 0, 1,
                                        "0 none, 1 full trust; mean over residents.")),
                 ratio(Sum::trust_community, Sum::residents)});
  all.push_back(
      {more_is_better(measure("trust_primary_care_mean", "1", "mean trust in primary care", 0, 1,
                              "0 none, 1 full trust; mean over residents.")),
       ratio(Sum::trust_primary, Sum::residents)});
  all.push_back({less_is_better(share("isolated_share", "share with at most one tie",
                                      "Of everybody in the stratum."),
                                "Isolation"),
                 ratio(Sum::isolated, Sum::residents)});
  all.push_back({more_is_better(share("belonging_mean", "share who belong to an organization",
                                      "Of everybody in the stratum.")),
                 ratio(Sum::belongs, Sum::residents)});
}

void add_flows(std::vector<StratumOutcome>& all) {
  static constexpr char const* stages[] = {"need",    "felt",     "contact", "referred",
                                           "started", "adequate", "improved"};
  for (std::size_t stage = 0; stage < 7; ++stage)
    all.push_back(
        {measure("cascade_" + std::string(stages[stage]), "count",
                 "cascade of care: " + std::string(stages[stage]), 0, 1e9,
                 "People whose need began 52-78 weeks ago and who came at least this far. Every "
                 "fourth week.",
                 "time: point"),
         [stage](WeekFacts const& f, std::size_t s) { return f.spells[s].cascade[stage]; }});
  all.push_back({flow_of("requests_made", "requests for care"), flow(Flow::requests)});
  all.push_back({flow_of("first_sessions", "first sessions"), flow(Flow::starts)});
  all.push_back({flow_of("sessions_delivered", "sessions and visits"), flow(Flow::sessions)});
  all.push_back({flow_of("therapy_sessions_delivered", "sessions with a therapist"),
                 flow(Flow::therapy_sessions)});
  all.push_back(
      {less_is_better(flow_of("crisis_visits", "crisis visits")), flow(Flow::crisis_visits)});
  all.push_back(
      {flow_of("physical_health_visits", "visits for physical health through care managers"),
       flow(Flow::physical_visits)});
  all.push_back(
      {flow_of("people_contacted", "people whom programs contacted"), flow(Flow::contacts)});
  all.push_back(
      {flow_of("offers_accepted", "offers of care accepted after screening"), flow(Flow::offers)});
}

std::vector<StratumOutcome> make_outcomes() {
  std::vector<StratumOutcome> all;
  add_distress(all);
  add_access(all);
  add_quality(all);
  add_reasons(all);
  add_social(all);
  add_flows(all);
  return all;
}

}  // namespace

std::vector<StratumOutcome> const& stratum_outcomes() {
  static std::vector<StratumOutcome> const outcomes = make_outcomes();
  return outcomes;
}

}  // namespace kith
