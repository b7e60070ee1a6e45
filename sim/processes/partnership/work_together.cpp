#include "kith/evidence/partnership.hpp"
#include "kith/processes/partnership/joint_work.hpp"

namespace kith {

Row find_somebody(Life const& life, std::uint32_t program, std::uint32_t which,
                  Eligibility const& eligible) {
  constexpr std::uint32_t draws = 4096;
  return find_eligible(life, eligible, draws, [&](std::uint32_t k) {
    return life.compiled.draws.words(program, life.clock, Purpose::joint_work, which * draws + k);
  });
}

bool in_force(Life const& life, Policy policy) {
  auto const delay = static_cast<Week>(life.compiled.evidence.advocacy->delay_weeks);
  for (PartnershipState const& partnership_state : life.state.partnerships) {
    Week const won = partnership_state.won[static_cast<std::size_t>(policy)];
    if (won != no_week && life.week >= won + delay) return true;
  }
  return false;
}

void work_together(Life& life) {
  learn_of_need(life);
  for (Route const& route : life.effects.routes)
    life.state.partnerships[static_cast<std::size_t>(route.partnership)].route = route.days;
  train(life);
  gather_volunteers(life);
  give_jobs(life);
  press_for_policy(life);
  keep_members(life);
  run_cooperatives(life);
}

}  // namespace kith
