#include "kith/evidence/costs.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/programs/ask_partnerships.hpp"
#include "kith/processes/programs/commit_pay.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// A rival spends its money on clinic therapists, at the price of a full-time post.
void plan_plain_slots(WeekContext const& context, Effects& effects) {
  double const usd_per_year = context.budget.usd_per_year_in(context.week);
  if (usd_per_year <= 0.0) return;
  std::string const& provider = context.compiled.scenario->same_money.provider;
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i) {
    if (context.compiled.services[i].id != provider) continue;
    double const fte_year = context.compiled.evidence.costs->therapy_session_usd * weeks_per_year *
                            slots_per_fte_week(Role::therapist, context.compiled.evidence) *
                            context.compiled.scenario->margins.pay_index;
    effects.staffing.push_back({.service = static_cast<int>(i), .fte = usd_per_year / fte_year});
  }
}

}  // namespace

Effects plan_programs(State& state, WeekContext const& context, WeekEvents& events) {
  for (PartnershipState& partnership_state : state.partnerships) {
    partnership_state.affordable = 1.0;
    partnership_state.stopped = false;
  }
  Effects effects = ask_partnerships(state, context);
  if (cut_to_money(state, context, events, effects)) effects = ask_partnerships(state, context);
  commit_pay(state, context, effects);
  plan_plain_slots(context, effects);
  return effects;
}

}  // namespace kith
