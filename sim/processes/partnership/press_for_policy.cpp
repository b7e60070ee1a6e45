#include "kith/evidence/partnership.hpp"
#include "kith/ground/weeks.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/demography.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/person.hpp"

namespace kith {
namespace {

/// Coverage that was won reaches people within a year: each week one row in 52 is checked, so that
/// those who come later are enrolled, too.
void enrol(State& state, WeekContext const& context) {
  if (!in_force(state, context, Policy::coverage)) return;
  constexpr int uninsured = 3, medicaid = 1;  // indices in coverage_names
  constexpr int below_200 = 1;                // index in income_names; lower ones count, too
  Residents& r = state.residents;
  double const take_up = context.compiled.evidence.advocacy->coverage_take_up_share;
  for (Row row = context.clock % weeks_per_year; row < r.age.size(); row += weeks_per_year) {
    if (r.cell[row] == context.compiled.cells.padding()) continue;
    Cell const cell = context.compiled.cells.at(r.cell[row]);
    if (cell.coverage != uninsured || cell.income > below_200) continue;
    // One draw per person: whoever does not take it up this year does not the next, either.
    Words const w =
        context.compiled.draws.words(row, r.generation[row], Purpose::joint_work, 0xc07e4a6eu);
    if (uniform(w[0]) >= take_up) continue;
    set_coverage(context.compiled, r, row, medicaid);
    set_level(context.compiled, r, row);
  }
}

}  // namespace

/// Once a year, a bid is won or not; wins last.
void press_for_policy(State& state, WeekContext const& context, Effects const& effects) {
  for (Bid const& bid : effects.bids) {
    Week& won = state.partnerships[static_cast<std::size_t>(bid.partnership)]
                    .won[static_cast<std::size_t>(bid.policy)];
    Words const w = context.compiled.draws.words(bid.program, context.clock, Purpose::joint_work,
                                                 static_cast<std::uint32_t>(bid.policy));
    if (won == no_week && uniform(w[0]) < bid.chance) won = context.week;
  }
  enrol(state, context);
}

}  // namespace kith
