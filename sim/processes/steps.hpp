#pragma once

#include "kith/processes/week_flow.hpp"

namespace kith {

// The steps of a week, in order. Each is in the file of its name; it takes what it reads and
// returns what it makes. What happens to people on the way is recorded in the week's events.

/// Shocks, personal events, aging, newcomers, moves.
Moves strike_events(State& state, WeekContext const& context, WeekEvents& events);
/// Life records begin, follow people who move, and end when people die or leave.
void follow_lives(LifeRecord& lives, State const& state, Moves const& moves,
                  WeekEvents const& events);
/// Meetings, trust, money, maturity, end.
void evolve_partnerships(State& state, WeekContext const& context);
/// What active partnerships do this week, as far as their money goes.
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
/// Enrolls participants in a trial and refers them.
void hold_trial(State& state, WeekContext const& context, WeekEvents& events);
/// Requests that coordinators and volunteers follow up.
void coordinate_care(State& state, WeekContext const& context, Effects const& effects,
                     WeekEvents& events);
/// Queues, first visits, sessions, ends of care.
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
/// The norm for the share of ties in recovery.
void update_recovery_norm(State& state, WeekContext const& context, ResidentUpdate const& update);
/// Requests of more than half a year ago no longer count for waits.
void forget_old_requests(State& state, WeekContext const& context);
/// Visits, waits and medication of those who take part in a trial.
void follow_participants(State& state, WeekContext const& context, ResidentUpdate const& update,
                         WeekEvents const& events);
/// First care, and programs that people met, enter the life records.
void note_lives(LifeRecord& lives, State const& state, WeekContext const& context,
                WeekEvents const& events);

}  // namespace kith
