#include "kith/processes/programs/commit_pay.hpp"

#include <algorithm>
#include <cmath>

#include "kith/evidence/partnership.hpp"
#include "kith/processes/programs/purse.hpp"

namespace kith {
namespace {

/// Weekly income over the weeks for which somebody must at least be hired.
double expected_usd(WeekContext const& context, PartnershipState const& s, std::size_t partnership,
                    double weeks) {
  double const granted = std::clamp<double>(s.grant_end - context.week - 1, 0.0, weeks);
  Partnership const& p = context.compiled.scenario->partnerships[partnership];
  return granted * p.grant_usd_per_year / 52.0 + weeks * s.steady_usd;
}

/// Weekly purchases are made as far as the money left after pay goes.
void pay_in_part(Effects& effects, Purse& purse) {
  double const part = std::max(0.0, purse.money - purse.pay) / purse.other;
  for (Expense& expense : effects.expenses)
    if (purse.pays(expense) && !expense.pay) expense.usd *= part;
  purse.other *= part;
}

/// The number of further posts that money could pay for.
int payable(double usd, double usd_per_post) {
  constexpr double most = Staffing::no_limit;
  if (usd_per_post <= 0.0) return Staffing::no_limit;
  return static_cast<int>(std::clamp(std::floor(usd / usd_per_post + 1e-9), 0.0, most));
}

/// A post is filled if money at hand and to come pays for it, beside all others, for some weeks; a
/// post that nobody can be paid for is closed after some others.
void allow_hires(State& state, WeekContext const& context, Effects& effects, Purse const& purse) {
  PartnershipEvidence const& e = *context.compiled.evidence.partnership;
  auto const p = static_cast<std::size_t>(purse.partnership);
  double const weeks = e.hiring_runway_weeks;
  double const committed = purse.pay + purse.other;
  double left = purse.money + expected_usd(context, state.partnerships[p], p, weeks) - committed -
                weeks * committed;
  for (Staffing& staffing : effects.staffing) {
    if (!purse.pays(staffing) || staffing.fte <= 1e-9) continue;
    ServiceState& service = state.services[static_cast<std::size_t>(staffing.service)];
    double const filled = filled_fte_of(service);
    double const usd = weeks * staffing.usd_per_fte_week * std::min(1.0, staffing.fte);
    double const empty = std::max(0.0, std::ceil(staffing.fte - filled - 1e-9));
    staffing.hires = payable(left, usd);
    left -= usd * std::min<double>(staffing.hires, empty);
    bool const unpaid = filled <= 0.0 && staffing.hires == 0;
    service.unpaid_weeks = unpaid ? service.unpaid_weeks + 1 : 0;
    if (service.unpaid_weeks > e.unpaid_post_weeks) staffing.fte = 0.0;
  }
}

/// A cooperative's budget includes the pay of vacant posts: it hires while it can pay the budget.
void stop_hires_if_short(Effects& effects, Purse const& purse) {
  if (!purse.is_short()) return;
  for (Staffing& staffing : effects.staffing)
    if (purse.pays(staffing)) staffing.hires = 0;
}

}  // namespace

void commit_pay(State& state, WeekContext const& context, Effects& effects) {
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    if (!state.partnerships[p].alive) continue;
    Purse house = purse_of(state, effects, p, true);
    stop_hires_if_short(effects, house);
    if (house.is_short()) pay_in_part(effects, house);
    Purse purse = purse_of(state, effects, p, false);
    if (purse.is_short()) pay_in_part(effects, purse);
    allow_hires(state, context, effects, purse);
    state.partnerships[p].free_usd = std::max(0.0, purse.money - purse.pay - purse.other);
  }
}

}  // namespace kith
