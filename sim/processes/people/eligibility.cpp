#include "kith/processes/people/eligibility.hpp"

#include "kith/processes/people/readings.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {

bool is_pupil(State const& state, WeekContext const& context, int school, Row row) {
  Residents const& r = state.residents;
  if (r.age[row] >= 18) return false;
  if ((r.memberships[row] >> school & 1u) != 0) return true;
  if (r.generation[row] == 0) return false;
  Scenario const& scenario = *context.compiled.scenario;
  Organization const& what = scenario.organizations[static_cast<std::size_t>(school)];
  int const zone = context.compiled.access.at(r.access[row]).zone;
  bool const here = scenario.zones[static_cast<std::size_t>(zone)].id == what.zone;
  Words const w =
      context.compiled.draws.words(row, r.generation[row], Purpose::newcomer, hash_id(what.id));
  return uniform(w[0]) < (here ? what.members_share : what.members_share_elsewhere);
}

bool is_eligible(State const& state, WeekContext const& context, Eligibility const& eligible,
                 Row row) {
  Residents const& r = state.residents;
  Cell const cell = context.compiled.cells.at(r.cell[row]);
  unsigned const groups = cell.groups;
  auto const zone = static_cast<unsigned>(context.compiled.access.at(r.access[row]).zone);
  constexpr int highest_percent[] = {100, 200, 400, 100000};
  return (eligible.arms == 0 || in_arm(state, context, eligible.arms, row)) &&
         (eligible.closed_to == 0 || !takes_part(state, eligible.closed_to, row)) &&
         (eligible.groups == 0 || (eligible.groups & groups) != 0) &&
         (eligible.memberships == 0 || (eligible.memberships & r.memberships[row]) != 0) &&
         (eligible.zones == 0 || (eligible.zones >> zone & 1u) != 0) &&
         highest_percent[cell.income] <= eligible.income_below_poverty_percent &&
         (eligible.pupils_of == no_organization ||
          is_pupil(state, context, eligible.pupils_of, row)) &&
         r.age[row] >= eligible.youngest_age && r.age[row] <= eligible.oldest_age &&
         (eligible.least_k6 <= 0.0 || k6_now(state, context, row) >= eligible.least_k6);
}

}  // namespace kith
