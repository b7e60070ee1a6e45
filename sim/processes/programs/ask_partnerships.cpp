#include "kith/processes/programs/ask_partnerships.hpp"

#include <algorithm>
#include <type_traits>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// Planning takes months before the first service (partnership.planning_weeks).
bool serves(WeekContext const& context, Partnership const& partnership,
            PartnershipState const& partnership_state) {
  double const planning =
      partnership.established ? 0.0 : double{context.compiled.evidence.partnership->planning_weeks};
  return partnership_state.alive && context.week - partnership.start_week >= planning;
}

/// The strength of programs by themselves, plus what joint planning adds.
double strength(WeekContext const& context, Partnership const& partnership,
                PartnershipState const& partnership_state) {
  double const alone = context.compiled.evidence.partnership->without_plan_share;
  return partnership.established ? 1.0 : alone + (1.0 - alone) * partnership_state.joint_plan;
}

/// Overhead is added to all that a partnership spends, except a cooperative's own money.
void charge_overhead(Effects& effects, std::size_t first_expense, std::size_t first_staffing,
                     Partnership const& partnership) {
  double const all = 1.0 + partnership.indirect_share;
  for (std::size_t i = first_expense; i < effects.expenses.size(); ++i)
    if (!effects.expenses[i].cooperative) effects.expenses[i].usd *= all;
  for (std::size_t i = first_staffing; i < effects.staffing.size(); ++i)
    if (!effects.staffing[i].cooperative) effects.staffing[i].usd_per_fte_week *= all;
}

/// The backbone: a coordinator from the start, and the time of partners at meetings.
void pay_coordination(WeekContext const& context, Effects& effects, std::size_t index,
                      double affordable) {
  Scenario const& scenario = *context.compiled.scenario;
  CoordinationCost const cost =
      coordination_cost(scenario, scenario.partnerships[index], *context.compiled.evidence.costs);
  double const usd = cost.coordinator_usd_per_week + cost.meetings_usd_per_week;
  effects.expenses.push_back({static_cast<int>(index), "coordination", affordable * usd});
}

/// A trial's partnership works for the participants of its arms, or excludes those of others.
/// Limits the items from `first` on accordingly, if items are for certain people.
template <class Item>
void keep_to_arms(std::vector<Item>& items, std::size_t first, Partnership const& partnership) {
  if constexpr (requires(Item & item) { item.eligible.arms; })
    for (std::size_t i = first; i < items.size(); ++i) {
      items[i].eligible.arms = partnership.arms;
      items[i].eligible.closed_to = partnership.closed_to;
    }
}

// Items by which a program acts, as opposed to what is only wanted, planned or paid.
bool is_done(Contacts const& contacts) {
  return contacts.number > 0.0 || contacts.each_person > 0.0;
}
bool is_done(Expense const& expense) {
  return expense.usd > 0.0 && !expense.pay;
}
template <class Item>
bool is_done(Item const&) {
  return std::is_same_v<Item, PatientScreening> || std::is_same_v<Item, Training> ||
         std::is_same_v<Item, FollowUp> || std::is_same_v<Item, Volunteering> ||
         std::is_same_v<Item, Bid> || std::is_same_v<Item, Membership> ||
         std::is_same_v<Item, Hiring>;
}

/// Whether any item of `items` from `first` on is done this week.
template <class Item>
bool is_any_done(std::vector<Item> const& items, std::size_t first) {
  return std::any_of(items.begin() + static_cast<std::ptrdiff_t>(first), items.end(),
                     [](Item const& item) { return is_done(item); });
}

/// Marks the items from `first` on with their program, if they have a field for it.
template <class Item>
void sign(std::vector<Item>& items, std::size_t first, std::uint8_t program) {
  if constexpr (requires(Item & item) { item.by; })
    for (std::size_t i = first; i < items.size(); ++i) items[i].by = program;
}

std::vector<std::size_t> lengths_of(Effects& effects) {
  std::vector<std::size_t> lengths;
  effects.each_list([&](auto const& list) { lengths.push_back(list.size()); });
  return lengths;
}

/// Collects what the programs of a partnership want this week.
void let_contribute(State const& state, Effects& effects, PartnershipView const& view) {
  std::vector<std::size_t> const before = lengths_of(effects);
  for (ProgramPtr const& program : view.partnership.programs) {
    std::vector<std::size_t> const others = lengths_of(effects);
    program->contribute(view, state, effects);
    auto const name =
        static_cast<std::uint8_t>(program_index(program->kind(), view.scenario.custom_programs));
    auto first = others.begin();
    effects.each_list([&](auto& list) { sign(list, *first++, name); });
  }
  bool active = false;
  auto own = before.begin();
  effects.each_list([&](auto const& list) { active |= is_any_done(list, *own++); });
  if (active) effects.activities.push_back({view.index});
  if (view.partnership.arms == 0 && view.partnership.closed_to == 0) return;
  auto first = before.begin();
  effects.each_list([&](auto& list) { keep_to_arms(list, *first++, view.partnership); });
}

}  // namespace

CoordinationCost coordination_cost(Scenario const& scenario, Partnership const& partnership,
                                   CostsEvidence const& costs) {
  double const meetings = partnership.meetings_per_month * partnership.meetings_held_share *
                          months_per_year / weeks_per_year;
  return {partnership.coordinator_fte * costs.coordinator_year_usd / weeks_per_year *
              scenario.margins.pay_index,
          meetings * static_cast<double>(partnership.partners.size()) * costs.partner_meeting_usd};
}

Effects ask_partnerships(State const& state, WeekContext const& context) {
  Effects effects;
  CompiledScenario const& compiled = context.compiled;
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    Partnership const& partnership = compiled.scenario->partnerships[p];
    PartnershipState const& partnership_state = state.partnerships[p];
    if (!partnership_state.alive) continue;
    PartnershipView const view{partnership,
                               partnership_state,
                               static_cast<int>(p),
                               context.week,
                               serves(context, partnership, partnership_state),
                               strength(context, partnership, partnership_state),
                               partnership_state.affordable,
                               compiled.services,
                               compiled.evidence,
                               *compiled.scenario,
                               compiled.numbers};
    std::size_t const expense = effects.expenses.size(), staffing = effects.staffing.size();
    if (!partnership_state.stopped)
      pay_coordination(context, effects, p, partnership_state.affordable);
    let_contribute(state, effects, view);
    charge_overhead(effects, expense, staffing, partnership);
  }
  return effects;
}

}  // namespace kith
