#include "kith/simulation/simulation.hpp"

namespace kith {
namespace {

void start_week(Life& life) {
  life.clock = static_cast<std::uint32_t>(life.week + life.compiled.scenario->time.settling_weeks);
  life.visits.clear();
  life.accounts.clear();
  life.slots_offered = 0.0;
  life.flows.assign(life.strata.of_margin.size(), {});
  life.attended.assign(life.compiled.services.size() + 1, {});
}

/// The norm against which knowing somebody in recovery counts: the last year of settling.
void settle_recovery_norm(Life& life) {
  if (life.week >= 0 || life.ties_met == 0) return;
  double const share =
      static_cast<double>(life.ties_in_recovery) / static_cast<double>(life.ties_met);
  life.state.recovery_norm +=
      (share - life.state.recovery_norm) / (life.clock < 52 ? life.clock + 1.0 : 52.0);
}

/// Requests of more than half a year ago no longer count for waits.
void forget_old_requests(Life& life) {
  auto& log = life.state.wait_log;
  std::size_t old = 0;
  while (old < log.size() && life.week - log[old].requested >= 26) ++old;
  log.erase(log.begin(), log.begin() + static_cast<std::ptrdiff_t>(old));
  life.state.wait_log_first += static_cast<std::uint32_t>(old);
}

}  // namespace

Life make_life(CompiledScenario const& compiled, State& state, Strata const& strata, int threads) {
  Life life{compiled, state, strata};
  life.threads = threads;
  life.accounts.by_program.resize(program_axis().size());
  return life;
}

void live(Life& life, Week from, Week to, Observer* observer) {
  for (life.week = from; life.week < to; ++life.week) {
    start_week(life);
    life.observed = observer != nullptr;
    life.asks_reasons = observer != nullptr && observer->asks_reasons();
    strike_events(life);        // shocks, personal events, ageing, newcomers, moves
    evolve_partnerships(life);  // meetings, trust, money, maturity, ending
    plan_programs(life);        // what living partnerships do this week
    staff_services(life);       // posts that programs want
    update_residents(life);     // distress, ties, stigma, trust, looking for help: everybody
    reach_out(life);            // contacts that programs make
    look_for_help(life);        // requests: self-referral, detection, crisis
    hold_trial(life);           // people are enrolled, arms are offered what they are
    coordinate_care(life);      // requests that somebody follows up
    serve(life);                // queues, first visits, sessions, endings
    treat(life);                // benefit, trust, memory of care, medication
    turn_over_staff(life);      // clinicians leave, posts are filled
    lead_peers(life);           // residents become peers, work, and stop
    work_together(life);        // knowledge, training, volunteers, members, policy
    settle_accounts(life);      // costs by program and payer
    settle_recovery_norm(life);
    forget_old_requests(life);
    follow_participants(life);
    if (observer != nullptr) observer->observe(life);
  }
}

}  // namespace kith
