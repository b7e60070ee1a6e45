#include <algorithm>
#include <cmath>

#include "kith/evidence/cooperative.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// One cooperative this week.
struct Assembly {
  State& state;
  WeekContext const& context;
  WeekEvents& events;
  Membership const& terms;
  CooperativeState& cooperative;
  Week weeks;             ///< since its founding
  double left_usd = 0.0;  ///< of its cash after this week's payments
};

CooperativeEvidence const& evidence(Assembly const& a) {
  return *a.context.compiled.evidence.cooperative;
}

void earn(Assembly& a, double usd) {
  a.events.incomes.push_back({a.terms.partnership, usd, true});
  a.left_usd += usd;
}
void spend(Assembly& a, double usd) {
  a.events.expenses.push_back({a.terms.partnership, "cooperative", usd, true});
  a.left_usd -= usd;
}

/// It opens with some weeks of its budget; people who already belong to the organization are its
/// first members.
void found(Assembly& a) {
  CooperativeState& s = a.cooperative;
  s.founded = a.context.week;
  s.open = true;
  s.budget_usd_per_year = a.terms.donations_usd_per_year;
  s.shares.fill(1.0 / static_cast<double>(cooperative_services));
  // The first meeting is after a quarter, then one a year.
  s.decides = a.context.week + weeks_per_quarter;
  earn(a, s.budget_usd_per_year / weeks_per_year * evidence(a).reserve_weeks);
  Residents const& r = a.state.residents;
  for (Row row = 0; row < r.age.size(); ++row)
    if (r.age[row] >= 18 && (r.memberships[row] & a.terms.bit) != 0)
      a.state.members.add(
          {row, a.context.week, a.terms.bit, static_cast<std::uint8_t>(a.terms.partnership), 0});
  a.state.members.merge_arrivals();
}

/// Counts members, volunteers and this week's dues.
void count_members(Assembly& a) {
  CooperativeState& s = a.cooperative;
  s.members = s.volunteers = s.dues_usd = 0.0;
  for (Member const& member : a.state.members) {
    if (static_cast<int>(member.partnership) != a.terms.partnership) continue;
    s.members += 1.0;
    if (member.volunteers != 0)
      s.volunteers += 1.0;
    else
      s.dues_usd += dues_usd_per_year(a.state, a.context, a.terms, member.row) / weeks_per_year;
  }
}

/// Professionals on the board want most of the budget for therapy; representatives of the community
/// want what members use and wait for.
void divide_budget(Assembly& a) {
  std::array<double, cooperative_services> wanted{};
  double all = 0.0;
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    ServiceState const& service = a.state.services[static_cast<std::size_t>(a.terms.services[k])];
    wanted[k] = 1.0 + service.queue_length + service.clients;
    all += wanted[k];
  }
  double const therapy = evidence(a).professionals_therapy_share;
  double const others = (1.0 - therapy) / static_cast<double>(wanted.size() - 1);
  double const seats = a.terms.professionals_share;
  for (std::size_t k = 0; k < wanted.size(); ++k)
    a.cooperative.shares[k] = seats * (k == 0 ? therapy : others) + (1.0 - seats) * wanted[k] / all;
}

/// The board, elected by members, meets once a year; without enough volunteers it decides later.
void meet(Assembly& a) {
  CooperativeState& s = a.cooperative;
  if (a.context.week < s.decides) return;
  if (s.volunteers < evidence(a).quorum_volunteers) {
    s.decides += static_cast<Week>(evidence(a).decision_delay_weeks);
    return;
  }
  double const income = s.dues_usd * weeks_per_year + a.terms.donations_usd_per_year;
  s.budget_usd_per_year = income * (1.0 + evidence(a).deficit_share);
  divide_budget(a);
  s.decides = a.context.week + weeks_per_year;
}

/// Unforeseen gains or losses of a year; losses no larger than the cash.
void be_surprised(Assembly& a) {
  if (a.weeks <= 0 || a.weeks % weeks_per_year != 0) return;
  Words const w = a.context.compiled.draws.words(a.terms.program, a.context.clock,
                                                 Purpose::joint_work, 0xfffffffeu);
  double const usd =
      normal(w[0]) * evidence(a).yearly_shock_share * a.cooperative.budget_usd_per_year;
  usd > 0.0 ? earn(a, usd) : spend(a, std::min(-usd, std::max(0.0, a.left_usd)));
}

/// Closes if money has not covered its budget for too long; members are released next week.
void watch_cash(Assembly& a) {
  CooperativeState& s = a.cooperative;
  s.weeks_unpaid = a.left_usd < s.budget_usd_per_year / 52.0 ? s.weeks_unpaid + 1 : 0;
  if (s.weeks_unpaid >= evidence(a).most_unpaid_weeks) s.open = false;
}

/// The cost of this week's staff and other spending.
double committed_usd(Effects const& effects, int partnership) {
  double usd = 0.0;
  for (Expense const& expense : effects.expenses)
    if (expense.cooperative && expense.partnership == partnership) usd += expense.usd;
  return usd;
}

}  // namespace

double dues_usd_per_year(State const& state, WeekContext const& context,
                         Membership const& membership, Row row) {
  constexpr int below_200 = 1;  // index in income_names; lower ones count, too
  bool const reduced = context.compiled.cells.at(state.residents.cell[row]).income <= below_200;
  return membership.dues_usd_per_year * (reduced ? membership.reduced_share : 1.0);
}

void run_cooperatives(State& state, WeekContext const& context, Effects const& effects,
                      WeekEvents& events) {
  std::vector<bool> run(state.partnerships.size(), false);
  for (Membership const& terms : effects.memberships) {
    auto const p = static_cast<std::size_t>(terms.partnership);
    run[p] = terms.runs;
    CooperativeState& house = state.partnerships[p].cooperative;
    Assembly assembly{state,
                      context,
                      events,
                      terms,
                      house,
                      context.week - house.founded,
                      house.cash_usd - committed_usd(effects, terms.partnership)};
    if (terms.runs && house.founded == no_week) {
      found(assembly);
      count_members(assembly);
      continue;
    }
    count_members(assembly);
    if (!house.open || !terms.runs) continue;
    earn(assembly, house.dues_usd + terms.donations_usd_per_year / weeks_per_year);
    be_surprised(assembly);
    meet(assembly);
    watch_cash(assembly);
  }
  // A cooperative ends with its partnership, or with its program.
  for (std::size_t p = 0; p < run.size(); ++p)
    if (!run[p]) state.partnerships[p].cooperative.open = false;
}

}  // namespace kith
