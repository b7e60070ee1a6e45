#include "kith/outcomes/observer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kith/evidence/values.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/outcomes/declare.hpp"
#include "kith/outcomes/former_names.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/scenario/answerable.hpp"

namespace kith {
namespace {

constexpr std::size_t ring_weeks = weeks_per_half_year;

}  // namespace

Observer::Observer(int weeks, std::size_t strata, std::vector<std::string> partnerships,
                   std::vector<std::string> services, Trial const* trial, std::string clinic,
                   std::size_t programs)
    : weeks_(static_cast<std::size_t>(weeks)),
      strata_(strata),
      partnerships_(std::move(partnerships)) {
  std::size_t const cells = weeks_ * strata_;
  float const none = std::numeric_limits<float>::quiet_NaN();
  by_stratum_.assign(stratum_outcomes().size(), std::vector<float>(cells, none));
  welfare_.assign(2, std::vector<double>(cells, 0.0));
  residents_.assign(cells, 0);
  by_week_.assign(community_outcomes().size(), std::vector<double>(weeks_, 0.0));
  by_partnership_.assign(partnership_outcomes().size(),
                         std::vector<float>(weeks_ * partnerships_.size(), none));
  auto const years = static_cast<std::size_t>(years_begun(weeks));
  costs_.assign(years * programs * payer_count, 0.0);
  spent_by_year_.assign(years, 0.0);
  facts_.qalys.assign(strata, 0.0);
  facts_.wellbys.assign(strata, 0.0);
  facts_.half_year.assign(strata, {});
  recent_.assign(ring_weeks, std::vector<FlowCounts>(strata));
  if (!partnerships_.empty()) operations_ = Operations(weeks, std::move(services), programs);
  if (trial != nullptr) trial_ = TrialRecord(*trial);
  if (!clinic.empty()) clinic_ = OwnClinic(weeks, std::move(clinic));
}

/// Computes windows and running sums.
void Observer::add_up(EvidenceBase const& evidence) {
  std::vector<FlowCounts>& oldest = recent_[week_ % ring_weeks];
  double const years = static_cast<double>(week_) / weeks_per_year;
  double const discount = exponential(-logarithm(1.0 + evidence.values->discount_per_year) * years);
  ValuesEvidence const& e = *evidence.values;
  for (std::size_t s = 0; s < strata_; ++s) {
    for (std::size_t f = 0; f < flow_count; ++f)
      facts_.half_year[s][f] += facts_.flows[s][f] - oldest[s][f];
    double const people = facts_.sum(Sum::residents, s);
    if (people <= 0.0) continue;
    double const utility = mean_of(Sum::utility, facts_.sum(Sum::utility, s), people);
    double const k6 = mean_of(Sum::k6, facts_.sum(Sum::k6, s), people);
    facts_.qalys[s] += 1000.0 * utility * discount / weeks_per_year;
    facts_.wellbys[s] += 1000.0 * e.life_satisfaction(k6) * discount / weeks_per_year;
  }
  oldest = facts_.flows;
}

void Observer::write_down(Accounts const& accounts) {
  auto const& outcomes = stratum_outcomes();
  for (std::size_t o = 0; o < outcomes.size(); ++o)
    for (std::size_t s = 0; s < strata_; ++s)
      by_stratum_[o][week_ * strata_ + s] = static_cast<float>(outcomes[o].value(facts_, s));
  for (std::size_t s = 0; s < strata_; ++s) {
    residents_[week_ * strata_ + s] = static_cast<std::int32_t>(facts_.sum(Sum::residents, s));
    welfare_[0][week_ * strata_ + s] = facts_.qalys[s];
    welfare_[1][week_ * strata_ + s] = facts_.wellbys[s];
  }
  auto const& whole = community_outcomes();
  for (std::size_t o = 0; o < whole.size(); ++o) by_week_[o][week_] = whole[o].value(facts_);
  std::size_t cost = week_ / weeks_per_year * accounts.by_program.size() * payer_count;
  for (auto const& program : accounts.by_program)
    for (double const usd : program) costs_[cost++] += usd;
}

void Observer::write_down_partnerships(State const& state, Scenario const& scenario) {
  auto const& outcomes = partnership_outcomes();
  auto const& known = scenario.partnerships;
  for (std::size_t p = 0; p < known.size(); ++p) {
    auto const column = static_cast<std::size_t>(
        std::find(partnerships_.begin(), partnerships_.end(), known[p].id) - partnerships_.begin());
    PartnershipState const& partnership_state = state.partnerships[p];
    for (std::size_t o = 0; o < outcomes.size(); ++o)
      by_partnership_[o][week_ * partnerships_.size() + column] =
          static_cast<float>(outcomes[o].value(partnership_state));
    spent_by_year_[week_ / weeks_per_year] += partnership_state.money_out_usd;
  }
}

void Observer::observe(State const& state, WeekFlow const& week) {
  WeekContext const& context = week.context;
  facts_.state = &state;
  facts_.week = &week;
  facts_.flows = over_strata(context.strata, week.events.flows);
  if (asks_reasons()) {
    facts_.waits = waits_of(state, context);
    facts_.spells = spells_of(state, context);
    facts_.reasons = reasons_of(state, context, week.update);
  }
  add_up(context.compiled.evidence);
  write_down(week.accounts);
  Scenario const& scenario = *context.compiled.scenario;
  if (state.partnerships.size() == scenario.partnerships.size())
    write_down_partnerships(state, scenario);
  operations_.observe(state, week, week_);
  trial_.observe(state, week);
  clinic_.observe(state, week, week_);
  facts_.state = nullptr;
  facts_.week = nullptr;
  ++week_;
}

std::vector<Values> Observer::values() const {
  std::vector<Values> all;
  for (auto const& values : by_stratum_) all.emplace_back(values);
  all.emplace_back(residents_);
  for (auto const& values : welfare_) all.emplace_back(values);
  for (auto const& values : by_week_) all.emplace_back(values);
  all.emplace_back(costs_);
  if (!partnerships_.empty())
    for (auto const& values : by_partnership_) all.emplace_back(values);
  operations_.write_values(all);
  if (!trial_.empty()) trial_.write_values(all);
  clinic_.write_values(all);
  return all;
}

namespace {

std::vector<Dimension> make_dimensions(int weeks, Strata const& strata,
                                       std::vector<std::string> const& partnerships,
                                       std::vector<std::string> const& services,
                                       std::vector<std::string> const& custom_programs) {
  Dimension time{"time", "week", "week of the horizon", {}, {}};
  Dimension year{"year", "year", "year of the horizon, from 0", {}, {}};
  for (int week = 0; week < weeks; ++week) time.numbers.push_back(week);
  for (int y = 0; y < years_begun(weeks); ++y) year.numbers.push_back(y);
  std::vector<Dimension> dimensions = {
      time, {"stratum", "", "stratum of residents", strata.names, {}}, year};
  dimensions.push_back(
      {"program", "", "program that money is spent on", program_axis(custom_programs), {}});
  dimensions.push_back(
      {"payer", "", "who pays", {std::begin(payer_names), std::end(payer_names)}, {}});
  if (!partnerships.empty())
    dimensions.push_back({"partnership", "", "partnership", partnerships, {}});
  if (!partnerships.empty() && !services.empty())
    dimensions.push_back({"program_service", "", "service of a program", services, {}});
  return dimensions;
}

std::vector<Outcome> declare_common() {
  std::vector<Outcome> all;
  using Type = Outcome::Type;
  for (auto const& outcome : stratum_outcomes()) all.push_back(outcome.declaration);
  std::vector<std::string> const by_stratum = {"time", "stratum"};
  all.push_back({"residents", "count", "residents",
                 "People in the stratum; the denominator of means.", "/", by_stratum, 0, 2e9,
                 "time: point", Type::i4});
  auto const welfare = [&](std::string name, std::string words, std::string how) {
    return more_is_better({std::move(name), "year", std::move(words), std::move(how), "/",
                           by_stratum, -1e9, 1e9, "time: sum (cumulative)", Type::f8});
  };
  all.push_back(answered(
      welfare("qalys", "QALYs per 1,000",
              "Utility of 1,000 residents of the stratum, summed since the start in years, "
              "discounted."),
      summed(120, "QALYs, per 1,000", 2)));
  all.push_back(answered(
      welfare("wellbys", "WELLBYs per 1,000",
              "Life satisfaction of 1,000 residents of the stratum, summed since the start in "
              "years, discounted."),
      summed(130, "WELLBYs, per 1,000", 2)));
  for (auto const& outcome : community_outcomes()) all.push_back(outcome.declaration);
  all.push_back({"cost_by_program_usd",
                 "USD",
                 "cost by program and payer",
                 "Dollars in the year, not discounted.",
                 "/",
                 {"year", "program", "payer"},
                 0,
                 1e15,
                 "time: sum",
                 Type::f8});
  for (FormerName const& former : former_names)
    std::find_if(all.begin(), all.end(), [&](Outcome const& outcome) {
      return outcome.name == former.now;
    })->formerly.emplace_back(former.was);
  return all;
}

}  // namespace

std::vector<Outcome> const& common_outcomes() {
  static std::vector<Outcome> const outcomes = declare_common();
  return outcomes;
}

std::span<AnswerableOutcome const> answerable_outcomes() {
  static std::vector<AnswerableOutcome> const all = [] {
    std::vector<AnswerableOutcome> found;
    for (Outcome const& outcome : common_outcomes())
      if (!outcome.answer.empty() && outcome.better != Better::neither)
        found.push_back({outcome.name, outcome.units, outcome.long_name,
                         std::max(std::abs(outcome.low), std::abs(outcome.high))});
    return found;
  }();
  return all;
}

std::span<std::string const> outcomes_by_weeks() {
  static std::vector<std::string> const all = [] {
    std::vector<std::string> found;
    auto const is_week_or_stratum = [](std::string const& dim) {
      return dim == "time" || dim == "stratum";
    };
    for (Outcome const& outcome : common_outcomes())
      if (std::all_of(outcome.dims.begin(), outcome.dims.end(), is_week_or_stratum))
        found.push_back(outcome.name);
    return found;
  }();
  return all;
}

Layout observer_layout(int weeks, Strata const& strata,
                       std::vector<std::string> const& partnerships,
                       std::vector<std::string> const& services, Trial const* trial,
                       bool has_clinic, std::vector<std::string> const& custom_programs) {
  Layout layout{make_dimensions(weeks, strata, partnerships, services, custom_programs),
                common_outcomes()};
  if (!partnerships.empty())
    for (auto const& outcome : partnership_outcomes())
      layout.outcomes.push_back(outcome.declaration);
  if (!partnerships.empty())
    for (auto const& outcome : operations_outcomes(!services.empty()))
      layout.outcomes.push_back(outcome);
  if (trial != nullptr) trial_layout(*trial, layout);
  if (has_clinic)
    for (auto const& outcome : own_clinic_outcomes()) layout.outcomes.push_back(outcome);
  return layout;
}

}  // namespace kith
