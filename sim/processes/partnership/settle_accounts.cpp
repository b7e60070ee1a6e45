#include <algorithm>
#include <array>

#include "kith/evidence/costs.hpp"
#include "kith/processes/life.hpp"
#include "kith/processes/parallel_for.hpp"

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
      return 0.0;  // paid as staff
  }
  return 0.0;
}

/// The insured pay their share of a visit, their insurance the rest; the uninsured pay (or charity
/// does).
void pay_visits_of(Life& life, Payer payer, double visits, double usd, double copay_usd) {
  double const own = payer == Payer::uninsured ? 0.0 : std::min(usd, copay_usd);
  pay(life, "", Payer::patients, visits * own);
  pay(life, "", payer, visits * (usd - own));
}

/// Fees of sessions that a partnership bills: money that comes in, from who insures the client.
/// They cover part of what the partnership spends, so that nothing is counted twice.
void bill_visits(Life& life, Payer payer, double visits, Service const& service) {
  double const share =
      life.compiled.scenario->partnerships[static_cast<std::size_t>(service.partnership)]
          .billed_share;
  if (service.role != Role::therapist || payer == Payer::uninsured || share <= 0.0) return;
  double const usd = visits * share * visit_usd(*life.compiled.evidence.costs, service.role);
  life.effects.incomes.push_back({service.partnership, usd});
  pay(life, service.program_name, payer, usd);
  pay(life, service.program_name, Payer::partnership, -usd);
}

/// Usual care is paid by the visit; staff of a partnership are paid by the partnership.
void pay_visits(Life& life, std::size_t number, Payer payer, double visits) {
  CostsEvidence const& e = *life.compiled.evidence.costs;
  if (number == life.compiled.services.size()) {
    pay(life, "", payer, visits * e.primary_care_visit_usd);
    return;
  }
  Service const& service = life.compiled.services[number];
  if (service.program) {
    bill_visits(life, payer, visits, service);
    return;
  }
  // Slots that a comparator's budget has bought are already paid for.
  double const desired = life.desired_fte[number];
  double const own = desired > service.fte ? service.fte / desired : 1.0;
  pay_visits_of(life, payer, visits, own * visit_usd(e, service.role), own * service.copay_usd);
}

/// Weeks of medication this week, by payer.
std::array<double, payer_count> medicated_weeks(Life& life) {
  auto const& medications = life.state.medications;
  std::vector<std::array<double, payer_count>> by_range(ranges_of(life.compiled).size());
  for_each_range(life, [&](Life& worker, Range const& range) {
    auto const [first, last] = medications.between(range.first_row, range.last_row);
    for (std::size_t k = first; k < last; ++k)
      by_range[range.number][static_cast<std::size_t>(payer_of(worker, medications[k].row))] += 1.0;
  });
  std::array<double, payer_count> weeks{};
  for (auto const& range : by_range)
    for (std::size_t payer = 0; payer < payer_count; ++payer) weeks[payer] += range[payer];
  return weeks;
}

void pay_medication(Life& life) {
  CostsEvidence const& e = *life.compiled.evidence.costs;
  std::array<double, payer_count> const weeks = medicated_weeks(life);
  for (std::size_t payer = 0; payer < payer_count; ++payer)
    pay(life, "", static_cast<Payer>(payer), weeks[payer] * e.medication_week_usd);
  for (Visit const& visit : life.follow_ups) {
    bool const specialist = visit.service != no_service &&
                            life.compiled.services[visit.service].role == Role::prescriber;
    pay(life, "", payer_of(life, visit.row),
        specialist ? e.prescriber_visit_usd : e.primary_care_visit_usd);
  }
}

void pay_partnerships(Life& life) {
  for (Expense const& expense : life.effects.expenses) {
    PartnershipState& partnership_state =
        life.state.partnerships[static_cast<std::size_t>(expense.partnership)];
    partnership_state.money_out_usd += expense.usd;
    partnership_state.spent_usd += expense.usd;
    (expense.cooperative ? partnership_state.cooperative.cash_usd : partnership_state.cash_usd) -=
        expense.usd;
    pay(life, expense.program, Payer::partnership, expense.usd);
  }
}

/// What programs bring in: dues, donations, a joint fund, a levy.
void take_in(Life& life) {
  for (Income const& income : life.effects.incomes) {
    PartnershipState& partnership_state =
        life.state.partnerships[static_cast<std::size_t>(income.partnership)];
    partnership_state.money_in_usd += income.usd;
    partnership_state.earned_usd += income.usd;
    (income.cooperative ? partnership_state.cooperative.cash_usd : partnership_state.cash_usd) +=
        income.usd;
  }
}

/// The comparator pays for the posts that are filled, as a partnership pays its staff.
void pay_plain_slots(Life& life) {
  if (life.budget_usd_per_year.empty()) return;
  for (Staffing const& staffing : life.effects.staffing) {
    auto const i = static_cast<std::size_t>(staffing.service);
    double filled = 0.0;
    double all = 0.0;
    for (Post const& post : life.state.services[i].posts) {
      all += post.fte;
      filled += post.filled ? post.fte : 0.0;
    }
    double const share = all > 0.0 ? filled / all : 0.0;
    double const per_fte_week = life.compiled.evidence.costs->therapy_session_usd *
                                slots_per_fte_week(Role::therapist, life.compiled.evidence);
    pay(life, "plain-slots", Payer::partnership, share * staffing.fte * per_fte_week);
  }
}

/// Full-time staff in post of each partnership.
void count_staff(Life& life) {
  for (PartnershipState& partnership_state : life.state.partnerships)
    partnership_state.staff_fte = 0.0;
  for (std::size_t i = 0; i < life.compiled.services.size(); ++i) {
    int const partnership = life.compiled.services[i].partnership;
    if (partnership < 0) continue;
    for (Post const& post : life.state.services[i].posts)
      life.state.partnerships[static_cast<std::size_t>(partnership)].staff_fte +=
          post.filled ? post.fte : 0.0;
  }
}

}  // namespace

void settle_accounts(Life& life) {
  for (std::size_t service = 0; service < life.attended.size(); ++service)
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      if (std::int32_t const visits = life.attended[service][payer]; visits > 0)
        pay_visits(life, service, static_cast<Payer>(payer), visits);
  pay_medication(life);
  take_in(life);
  pay_partnerships(life);
  pay_plain_slots(life);
  count_staff(life);
  for (auto const& [program, payer, usd] : life.payments)
    life.accounts.by_program[program][static_cast<std::size_t>(payer)] += usd;
  life.payments.clear();
}

}  // namespace kith
