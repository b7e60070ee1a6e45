#include "kith/life.hpp"

namespace kith {
namespace {

Payer payer_of(Life const& life, Row row) {
  return static_cast<Payer>(life.setting.cells.at(life.community.residents.cell[row]).coverage);
}

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
      return 0.0;  // paid as staff
  }
  return 0.0;
}

/// Usual care is paid by the visit; staff of a partnership are paid by the partnership.
void pay_visits(Life& life) {
  CostsEvidence const& e = life.setting.evidence.costs;
  for (Visit const& visit : life.visits) {
    if (visit.service == no_service) {
      pay(life, "", payer_of(life, visit.row), e.primary_care_visit_usd);
      continue;
    }
    Service const& service = life.setting.services[visit.service];
    if (service.program) continue;
    // Slots that a comparator's budget has bought are already paid for.
    double const desired = life.desired_fte[visit.service];
    double const own = desired > service.fte ? service.fte / desired : 1.0;
    pay(life, "", payer_of(life, visit.row), own * visit_usd(e, service.role));
  }
}

void pay_medication(Life& life) {
  CostsEvidence const& e = life.setting.evidence.costs;
  auto const every = static_cast<Week>(life.setting.evidence.care.prescriber_follow_up_weeks);
  for (Medication const& medication : life.community.medications) {
    Payer const payer = payer_of(life, medication.row);
    bool const follow_up =
        life.week > medication.start && (life.week - medication.start) % every == 0;
    bool const specialist = medication.service != no_service &&
                            life.setting.services[medication.service].role == Role::prescriber;
    double const visit = specialist ? e.prescriber_visit_usd : e.primary_care_visit_usd;
    pay(life, "", payer, e.medication_week_usd + (follow_up ? visit : 0.0));
  }
}

void pay_partnerships(Life& life) {
  for (Expense const& expense : life.effects.expenses) {
    PartnershipState& state =
        life.community.partnerships[static_cast<std::size_t>(expense.partnership)];
    state.money_out_usd += expense.usd;
    state.spent_usd += expense.usd;
    state.cash_usd -= expense.usd;
    pay(life, expense.program, Payer::partnership, expense.usd);
  }
}

/// The comparator pays for the posts that are filled, as a partnership pays its staff.
void pay_plain_slots(Life& life) {
  if (life.budget_usd_per_year.empty()) return;
  for (Staffing const& staffing : life.effects.staffing) {
    auto const i = static_cast<std::size_t>(staffing.service);
    double filled = 0.0;
    double all = 0.0;
    for (Post const& post : life.community.services[i].posts) {
      all += post.fte;
      filled += post.filled ? post.fte : 0.0;
    }
    double const share = all > 0.0 ? filled / all : 0.0;
    double const per_fte_week = life.setting.evidence.costs.therapy_session_usd *
                                slots_per_fte_week(Role::therapist, life.setting.evidence);
    pay(life, "plain-slots", Payer::partnership, share * staffing.fte * per_fte_week);
  }
}

}  // namespace

void settle_accounts(Life& life) {
  pay_visits(life);
  pay_medication(life);
  pay_partnerships(life);
  pay_plain_slots(life);
}

}  // namespace kith
