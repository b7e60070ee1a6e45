#pragma once

#include "kith/processes/week_flow.hpp"

namespace kith {

// The steps of a week, in its order. Each is in the file of its name; it takes what it reads and
// returns what it makes. What happens to people on the way is noted in the week's events.

/// Shocks, personal events, aging, newcomers, moves.
Moves strike_events(State& state, WeekContext const& context, WeekEvents& events);
/// Lives on record begin, go along with those who move, and end with those who die or leave.
void follow_lives(LifeRecord& lives, State const& state, Moves const& moves,
                  WeekEvents const& events);
/// Meetings, trust, money, maturity, ending.
void evolve_partnerships(State& state, WeekContext const& context);
/// What living partnerships do this week, as far as their money goes.
Effects plan_programs(State& state, WeekContext const& context, WeekEvents& events);
/// Opens and closes the posts that programs want.
ServiceOffers staff_services(State& state, WeekContext const& context, Effects const& effects);
/// The only pass over everybody: distress, ties, stigma, awareness, trust, looking for help.
/// `lives` may be nullptr.
ResidentUpdate update_residents(State& state, WeekContext const& context,
                                std::vector<ThreadSums>& workspace, LifeRecord* lives);
/// Contacts that programs make, screening of patients, ties that programs made.
void make_contacts(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events);
/// Requests of those who ask, are detected or in crisis.
void look_for_help(State& state, WeekContext const& context, ResidentUpdate const& update,
                   WeekEvents& events);
/// Who is enrolled in a trial and referred.
void hold_trial(State& state, WeekContext const& context, WeekEvents& events);
/// Requests that somebody follows up.
void coordinate_care(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events);
/// Queues, first visits, sessions, endings.
void serve(State& state, WeekContext const& context, WeekEvents& events);
/// Benefit, trust, memory of care, medication.
void treat(State& state, WeekContext const& context, Effects const& effects,
           ResidentUpdate const& update, WeekEvents& events);
/// Clients tell others of services that programs added.
void spread_word(State& state, WeekContext const& context, WeekEvents const& events);
/// Clinicians leave, posts are filled.
void turn_over_staff(State& state, WeekContext const& context, WeekEvents& events);
/// Residents become peers, work, and stop.
void lead_peers(State& state, WeekContext const& context, Effects const& effects,
                WeekEvents& events);
/// Knowledge, training, volunteers, members, policy.
void work_together(State& state, WeekContext const& context, Effects const& effects,
                   WeekEvents& events);
/// Costs by program and payer.
Accounts post_accounts(State& state, WeekContext const& context, Effects const& effects,
                       WeekEvents& events);
/// The norm against which knowing somebody in recovery counts.
void update_recovery_norm(State& state, WeekContext const& context, ResidentUpdate const& update);
/// Requests of more than half a year ago no longer count for waits.
void forget_old_requests(State& state, WeekContext const& context);
/// Visits, waits and medication of those who take part in a trial.
void follow_participants(State& state, WeekContext const& context, ResidentUpdate const& update,
                         WeekEvents const& events);
/// First care, and programs that people met, enter the lives on record.
void note_lives(LifeRecord& lives, State const& state, WeekContext const& context,
                WeekEvents const& events);

}  // namespace kith
