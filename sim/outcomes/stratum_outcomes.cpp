#include <cmath>

#include "kith/evidence/values.hpp"
#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/stratum_values.hpp"

namespace kith {
namespace {

/// Another measure at the mean K6; NaN if that is missing.
StratumValue from_k6(double (ValuesEvidence::*measure)(double k6) const) {
  return [=](WeekFacts const& f, std::size_t s) {
    double const mean = ratio(Sum::k6, Sum::residents)(f, s);
    ValuesEvidence const& e = *f.week->context.compiled.evidence.values;
    return std::isnan(mean) ? mean : (e.*measure)(mean);
  };
}

void add_distress(std::vector<StratumOutcome>& all) {
  all.push_back(
      {answered(less_is_better(measure("k6_mean", "1", "mean K6", 0, 24), "Mean K6 distress"),
                {90, "mean K6, 0 to 24", 1.0, 3, Summary::mean}),
       ratio(Sum::k6, Sum::residents)});
  all.push_back(
      {answered(answered(less_is_better(share("serious_distress_share", "share in serious distress",
                                              "K6 of 13 or more this week."),
                                        "Serious distress"),
                         in_percent(70, "in serious distress, % of adults", 2)),
                summed(80, "weeks in serious distress, per 1,000 adults", 0, 1000.0)),
       ratio(Sum::serious, Sum::residents)});
  all.push_back({less_is_better(share("moderate_distress_share", "share in moderate distress",
                                      "K6 of 5 to 13 this week."),
                                "Moderate distress"),
                 ratio(Sum::moderate, Sum::residents)});
  all.push_back({less_is_better(share(
                     "frequent_distress_share", "share in frequent distress",
                     "K6 of 6.93 or more: compares with surveys of 14 or more bad days of 30.")),
                 ratio(Sum::frequent, Sum::residents)});
  all.push_back({less_is_better(measure("phq9_mean", "1", "mean PHQ-9", 0, 27,
                                        "From the mean K6 (evidence.values)."),
                                "Mean PHQ-9"),
                 from_k6(&ValuesEvidence::phq9)});
  all.push_back({more_is_better(measure("who5_mean", "1", "mean WHO-5 well-being", 0, 100),
                                "Well-being (WHO-5)"),
                 ratio(Sum::who5, Sum::residents)});
  all.push_back(
      {more_is_better(measure("life_satisfaction_mean", "1", "mean life satisfaction, 0 to 10", 0,
                              10, "From the mean K6 (evidence.values)."),
                      "Life satisfaction"),
       from_k6(&ValuesEvidence::life_satisfaction)});
  all.push_back({more_is_better(measure("utility_mean", "1", "mean utility", -1, 1)),
                 ratio(Sum::utility, Sum::residents)});
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
  all.push_back({answered(less_is_better(share("isolated_share", "share with at most one tie",
                                               "Of everybody in the stratum."),
                                         "Isolation"),
                          in_percent(100, "isolated, % of adults", 2)),
                 ratio(Sum::isolated, Sum::residents)});
  all.push_back({more_is_better(share("belonging_mean", "share who belong to an organization",
                                      "Of everybody in the stratum.")),
                 ratio(Sum::belongs, Sum::residents)});
}

void add_flows(std::vector<StratumOutcome>& all) {
  all.push_back({flow_of("requests_made", "requests for care"), flow(Flow::requests)});
  all.push_back({flow_of("first_sessions", "first sessions"), flow(Flow::starts)});
  all.push_back({flow_of("sessions_delivered", "sessions and visits"), flow(Flow::sessions)});
  all.push_back({flow_of("therapy_sessions_delivered", "sessions with a therapist"),
                 flow(Flow::therapy_sessions)});
  all.push_back({answered(less_is_better(flow_of("crisis_visits", "crisis visits")),
                          summed(110, "crisis visits")),
                 flow(Flow::crisis_visits)});
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
