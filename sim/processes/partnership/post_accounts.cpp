#include <algorithm>
#include <array>

#include "kith/evidence/costs.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

double visit_usd(CostsEvidence const& e, Role role) {
  switch (role) {
    case Role::therapist:
      return e.therapy_session_usd;
    case Role::prescriber:
      return e.prescriber_visit_usd;
    case Role::primary_care:
      return e.primary_care_visit_usd;
    case Role::peer_specialist:
    case Role::community_health_worker:
    case Role::school_counselor:
    case Role::group_facilitator:
    case Role::care_manager:
    case Role::follow_up_nurse:
      return 0.0;  // paid as staff
  }
  return 0.0;
}

/// The insured pay their copay for a visit and their insurance the rest; the uninsured count as a
/// payer of their own.
void pay_visits_of(WeekEvents& events, Payer payer, double visits, double usd, double copay_usd) {
  double const own = payer == Payer::uninsured ? 0.0 : std::min(usd, copay_usd);
  pay(events, 0, Payer::patients, visits * own);
  pay(events, 0, payer, visits * (usd - own));
}

/// Fees for sessions that a partnership bills: income from the client's insurer. They cover part of
/// what the partnership spends, so that nothing is counted twice.
void bill_visits(WeekContext const& context, WeekEvents& events, Payer payer, double visits,
                 Service const& service) {
  double const share =
      context.compiled.scenario->partnerships[static_cast<std::size_t>(service.partnership)]
          .billed_share;
  if (service.role != Role::therapist || payer == Payer::uninsured || share <= 0.0) return;
  double const usd = visits * share * visit_usd(*context.compiled.evidence.costs, service.role);
  events.incomes.push_back({service.partnership, usd});
  std::size_t const program = program_index(service.program_name, context);
  pay(events, program, payer, usd);
  pay(events, program, Payer::partnership, -usd);
}

/// Usual care is paid by the visit; a partnership pays its own staff.
void pay_visits(WeekContext const& context, WeekEvents& events, std::size_t number, Payer payer,
                double visits) {
  CostsEvidence const& e = *context.compiled.evidence.costs;
  if (number == context.compiled.services.size()) {
    pay(events, 0, payer, visits * e.primary_care_visit_usd);
    return;
  }
  Service const& service = context.compiled.services[number];
  if (service.program) {
    bill_visits(context, events, payer, visits, service);
    return;
  }
  // Slots bought with a comparator's budget are already paid for.
  double const desired = context.offers.desired_fte[number];
  double const own = desired > service.fte ? service.fte / desired : 1.0;
  pay_visits_of(events, payer, visits, own * visit_usd(e, service.role), own * service.copay_usd);
}

/// Weeks of medication this week, by payer.
std::array<double, payer_count> medicated_weeks(State& state, WeekContext const& context,
                                                WeekEvents& events) {
  auto const& medications = state.medications;
  std::vector<std::array<double, payer_count>> by_range(ranges_of(context.compiled).size());
  for_each_range(context, events, [&](WeekEvents&, Range const& range) {
    auto const [first, last] = medications.between(range.first_row, range.last_row);
    for (std::size_t k = first; k < last; ++k)
      by_range[range.number][static_cast<std::size_t>(payer_of(state, medications[k].row))] += 1.0;
  });
  std::array<double, payer_count> weeks{};
  for (auto const& range : by_range)
    for (std::size_t payer = 0; payer < payer_count; ++payer) weeks[payer] += range[payer];
  return weeks;
}

/// A visit to staff whom a partnership pays.
bool is_paid_as_staff(WeekContext const& context, Visit const& visit) {
  return visit.service != no_service && context.compiled.services[visit.service].program &&
         context.offers.desired_fte[visit.service] > 0.0;
}

void pay_medication(State& state, WeekContext const& context, WeekEvents& events) {
  CostsEvidence const& e = *context.compiled.evidence.costs;
  std::array<double, payer_count> const weeks = medicated_weeks(state, context, events);
  for (std::size_t payer = 0; payer < payer_count; ++payer)
    pay(events, 0, static_cast<Payer>(payer), weeks[payer] * e.medication_week_usd);
  for (Visit const& visit : events.follow_ups) {
    if (is_paid_as_staff(context, visit)) continue;
    bool const specialist = visit.service != no_service &&
                            context.compiled.services[visit.service].role == Role::prescriber;
    pay(events, 0, payer_of(state, visit.row),
        specialist ? e.prescriber_visit_usd : e.primary_care_visit_usd);
  }
}

void pay_partnerships(State& state, WeekContext const& context,
                      std::vector<Expense> const& expenses, WeekEvents& events) {
  for (Expense const& expense : expenses) {
    PartnershipState& partnership_state =
        state.partnerships[static_cast<std::size_t>(expense.partnership)];
    partnership_state.money_out_usd += expense.usd;
    partnership_state.spent_usd += expense.usd;
    double& cash =
        expense.cooperative ? partnership_state.cooperative.cash_usd : partnership_state.cash_usd;
    cash = std::max(0.0, cash - expense.usd);  // committed beforehand: no more than rounding
    if (!expense.cooperative)                  // the grant pays first: its unspent rest is returned
      partnership_state.grant_usd = std::max(0.0, partnership_state.grant_usd - expense.usd);
    pay(events, program_index(expense.program, context), Payer::partnership, expense.usd);
  }
}

/// Income from programs: dues, donations, a joint fund, a levy.
void take_in(State& state, std::vector<Income> const& incomes) {
  for (Income const& income : incomes) {
    PartnershipState& partnership_state =
        state.partnerships[static_cast<std::size_t>(income.partnership)];
    partnership_state.money_in_usd += income.usd;
    partnership_state.earned_usd += income.usd;
    (income.cooperative ? partnership_state.cooperative.cash_usd : partnership_state.cash_usd) +=
        income.usd;
  }
}

/// A rival pays for filled posts, as a partnership pays its staff.
void pay_plain_slots(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events) {
  if (context.budget.is_empty()) return;
  for (Staffing const& staffing : effects.staffing) {
    auto const i = static_cast<std::size_t>(staffing.service);
    double filled = 0.0;
    double all = 0.0;
    for (Post const& post : state.services[i].posts) {
      all += post.fte;
      filled += post.filled ? post.fte : 0.0;
    }
    double const share = all > 0.0 ? filled / all : 0.0;
    double const per_fte_week = context.compiled.evidence.costs->therapy_session_usd *
                                slots_per_fte_week(Role::therapist, context.compiled.evidence) *
                                context.compiled.scenario->margins.pay_index;
    pay(events, program_index("plain-slots"), Payer::partnership,
        share * staffing.fte * per_fte_week);
  }
}

/// Full-time staff in post of each partnership.
void count_staff(State& state, WeekContext const& context) {
  for (PartnershipState& partnership_state : state.partnerships) partnership_state.staff_fte = 0.0;
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i) {
    int const partnership = context.compiled.services[i].partnership;
    if (partnership == no_partnership) continue;
    for (Post const& post : state.services[i].posts)
      state.partnerships[static_cast<std::size_t>(partnership)].staff_fte +=
          post.filled ? post.fte : 0.0;
  }
}

}  // namespace

Accounts post_accounts(State& state, WeekContext const& context, Effects const& effects,
                       WeekEvents& events) {
  for (std::size_t service = 0; service < events.attended.size(); ++service)
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      if (std::int32_t const visits = events.attended[service][payer]; visits > 0)
        pay_visits(context, events, service, static_cast<Payer>(payer), visits);
  pay_medication(state, context, events);
  take_in(state, effects.incomes);
  take_in(state, events.incomes);
  pay_partnerships(state, context, effects.expenses, events);
  pay_partnerships(state, context, events.expenses, events);
  pay_plain_slots(state, context, effects, events);
  count_staff(state, context);
  Accounts accounts;
  accounts.by_program.resize(program_count(context.compiled.scenario->custom_programs));
  for (auto const& [program, payer, usd] : events.payments)
    accounts.by_program[program][static_cast<std::size_t>(payer)] += usd;
  return accounts;
}

}  // namespace kith
