#include "kith/evidence/partnership.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

Row find_somebody(State const& state, WeekContext const& context, std::uint32_t program,
                  std::uint32_t which, Eligibility const& eligible) {
  constexpr std::uint32_t draws = 4096;
  return find_eligible(state, context, eligible, draws, [&](std::uint32_t k) {
    return context.compiled.draws.words(program, context.clock, Purpose::joint_work,
                                        which * draws + k);
  });
}

bool in_force(State const& state, WeekContext const& context, Policy policy) {
  auto const delay = static_cast<Week>(context.compiled.evidence.advocacy->delay_weeks);
  for (PartnershipState const& partnership_state : state.partnerships) {
    Week const won = partnership_state.won[static_cast<std::size_t>(policy)];
    if (won != no_week && context.week >= won + delay) return true;
  }
  return false;
}

void work_together(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events) {
  learn_of_need(state, context);
  for (Route const& route : effects.routes)
    state.partnerships[static_cast<std::size_t>(route.partnership)].route = route.days;
  train(state, context, effects);
  gather_volunteers(state, context, effects);
  give_jobs(state, context, effects);
  press_for_policy(state, context, effects);
  keep_members(state, context, effects);
  run_cooperatives(state, context, effects, events);
  note_opening(state, context, effects, events);
}

}  // namespace kith
