#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kith/kernel/kernel.hpp"
#include "kith/processes/week_events.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/effects.hpp"
#include "kith/state/person.hpp"

namespace kith {

/// Why people in need are not in care (definitions.md), in order of precedence.
enum class Reason : std::uint8_t {
  waiting,
  no_felt_need,
  not_knowing,
  cost,
  travel,
  language,
  stigma_or_distrust,
  other
};
inline constexpr std::size_t reason_count = 8;
inline constexpr std::string_view reason_names[] = {
    "waiting", "no_felt_need", "not_knowing",        "cost",
    "travel",  "language",     "stigma_or_distrust", "other"};

/// What the pass sums over residents; the order of sum_fields.
enum class Sum : std::uint8_t {
  residents,
  k6,
  utility,
  who5,
  stigma,
  awareness,
  trust_clinic,
  trust_community,
  trust_primary,
  belongs,
  isolated,
  waiting,
  serious,
  moderate,
  frequent,
  felt,
  in_care,
  in_care_in_need,
  need_past_year,
  treated_of_need,
  supported_of_need,
  treated,
  counseled,
  medicated,
  unmet,
  treated_serious,
  treated_distressed,
  supported_now
};
inline constexpr SumField sum_fields[] = {field::residents,
                                          field::k6,
                                          field::utility,
                                          field::who5,
                                          field::stigma,
                                          field::awareness,
                                          field::trust_clinic,
                                          field::trust_community,
                                          field::trust_primary,
                                          field::belongs,
                                          field::isolated,
                                          field::waiting,
                                          field::serious,
                                          field::moderate,
                                          field::frequent,
                                          field::felt,
                                          field::in_care,
                                          field::in_care_in_need,
                                          field::need_past_year,
                                          field::treated_of_need,
                                          field::supported_of_need,
                                          field::treated,
                                          field::counseled,
                                          field::medicated,
                                          field::unmet,
                                          field::treated_serious,
                                          field::treated_distressed,
                                          field::supported_now};

/// The mean of what the pass adds up over `people`, in its unit.
[[nodiscard]] double mean_of(Sum what, double sum, double people);

/// Sums over the residents of a stratum, by Sum.
using StratumSums = std::array<std::uint64_t, 32>;

/// What a thread brings back from the pass: whole numbers, so that it does not matter which thread
/// took which block. Packed sums are zero between weeks.
struct ThreadSums {
  std::vector<KernelSums> packed;  ///< as KernelOutput::sums
  std::vector<StratumSums> margins;
  std::vector<ResidentEvent> room;
  std::uint32_t most = 0;  ///< residents in any margin of `packed`, at most
  std::uint64_t met = 0;
  std::uint64_t recovered = 0;
  std::vector<std::uint32_t> untreated;  ///< people in need and not in care, by zone
};

/// What a week is like, the same for everybody: set by the processes that come first in it.
struct WeekContext {
  Week week = 0;            ///< of the horizon; negative while settling
  std::uint32_t clock = 0;  ///< weeks since settling began: the week of every draw
  std::vector<float> zone_shock{};
  std::vector<double> desired_fte{};  ///< by service
  std::vector<double> start_logit{};  ///< by service, this week
  std::vector<double> lent_trust{};   ///< by service, this week
  std::vector<double> capacity{};     ///< by service, this week: factor on the hazard
  /// Capacity of usual services this week by what is sought; 0 where closed or not sought.
  std::array<std::vector<double>, sought_count> sought_capacity{};
  std::vector<Competence> competence{};       ///< by service, this week
  std::vector<double> budget_usd_per_year{};  ///< same-money comparator: by year of the horizon
  Week budget_from = 0;
  Effects effects{};
  bool observed = false;      ///< whether sums are wanted this week
  bool asks_reasons = false;  ///< whether happenings tell of everybody with unmet need
};

/// One community while one scenario is lived through: its state and what happens this week.
/// Processes are functions on it, in the order of the loop in simulation.cpp.
struct Life : WeekContext, WeekEvents {
  Life(CompiledScenario const& in, State& of, Strata const& by)
      : compiled(in), state(of), strata(by) {}

  CompiledScenario const& compiled;
  State& state;
  Strata const& strata;
  int threads = 1;  ///< inside a week

  std::vector<WeeklyTie> ties{};          ///< by block: whom people meet this week
  std::vector<ThreadSums> thread_sums{};  ///< by thread, kept for its memory
  std::vector<std::vector<ResidentEvent>> by_block{};
  std::vector<StratumSums> sums{};  ///< by stratum
  Accounts accounts{};
  std::vector<std::pair<Row, Row>> moves{};  ///< who changed homes, from and to, sorted
  double slots_offered = 0.0;
  std::uint64_t ties_met = 0;
  std::uint64_t ties_in_recovery = 0;
};

/// Something happens to a person: counted in both of their margins.
inline void count(Life& life, Row row, Flow flow) {
  CellMargins const at = life.strata.margins_of_cell[life.state.residents.cell[row]];
  ++life.flows[at.kind][static_cast<std::size_t>(flow)];
  ++life.flows[at.rest][static_cast<std::size_t>(flow)];
}
/// Who pays for the care of somebody: their insurance, or themselves.
[[nodiscard]] inline Payer payer_of(Life const& life, Row row) {
  return static_cast<Payer>(CellSpace::coverage(life.state.residents.cell[row]));
}
void pay(Life& life, std::string_view program, Payer payer, double usd);
/// What people have begun stands in the ledgers from here on.
void settle(Life& life);

/// The latent score of distress of a resident now, and K6 of a latent score.
double z_now(Life const& life, Row row);
double k6_of(Life const& life, double z);
/// K6true of a resident now.
double k6_now(Life const& life, Row row);
/// K6 as one reading shows it: with the error that `word` draws (evidence A14).
double reading_of_k6(Life const& life, Row row, std::uint32_t word);

// The week, in order. Each is in the file of its name in sim/processes/.
void strike_events(Life& life);        ///< shocks, personal events, ageing, newcomers, moves
void evolve_partnerships(Life& life);  ///< meetings, trust, money, maturity, ending
void plan_programs(Life& life);        ///< what living partnerships do this week
void staff_services(Life& life);       ///< posts that programs want, opened or closed
void update_residents(Life& life);     ///< the only pass over everybody
void reach_out(Life& life);            ///< contacts that programs make, made ties
void look_for_help(Life& life);        ///< requests: self-referral, detection, crisis
void hold_trial(Life& life);           ///< who is enrolled in a trial and referred
void coordinate_care(Life& life);      ///< requests that somebody follows up
void serve(Life& life);                ///< queues, first visits, sessions, endings
void treat(Life& life);                ///< benefit, trust, memory of care, medication
void turn_over_staff(Life& life);      ///< clinicians leave, posts are filled
void lead_peers(Life& life);           ///< residents become peers, work, and stop
void work_together(Life& life);        ///< knowledge, training, volunteers, members, policy
void settle_accounts(Life& life);      ///< costs by program and payer

// Parts of them that several processes share.
/// Visits the spells of need of one person, of which most have none.
template <class Visit>
void each_spell(Life& life, Row row, Visit visit) {
  if ((life.state.residents.status[row] & in_spell) != 0) life.state.spells.each_of(row, visit);
}
void open_request(Life& life, Row row, int service, bool referred, bool coached, bool returning);
void close_request(Life& life, Request const& request, bool started);
void start_medication(Life& life, Row row, int service);
void lose_trust(Life& life, Row row, Care care);  ///< by a bad event in care
void lose_trust(Life& life, Row row, Care care, double share);
/// A shock of `z`, or a relief where it is negative; it fades as shocks do.
void add_shock(Life& life, Row row, double z);
void raise_awareness(Life& life, Row row, double share_of_rest);
void lower_stigma(Life& life, Row row, double sd);
/// Support of at least `z`, from helping others rather than from care.
void do_good(Life& life, Row row, double z);
void set_coverage(CompiledScenario const& compiled, Residents& residents, Row row,
                  std::uint8_t coverage);
/// A service and the number of one of its posts.
using PostPlace = std::pair<std::size_t, std::size_t>;
/// Clients of posts that become empty: some are lost, the others go to the front of the queue.
void leave_clients(Life& life, std::vector<PostPlace> const& emptied);
/// Whether a policy that some partnership won is in force.
bool in_force(Life const& life, Policy policy);
/// Whether somebody takes part in any of these arms of a trial.
bool in_arm(Life const& life, std::uint16_t arms, Row row);
/// Whether the arm of somebody who takes part in a trial leaves usual care open; others' is.
bool may_use_usual_care(Life const& life, Row row);
/// Visits, waits and medication of those who take part in a trial.
void follow_participants(Life& life);
/// The reading of K6 that a trial takes this week.
double measured_k6(Life const& life, Row row);
bool is_eligible(Life const& life, Eligibility const& eligible, Row row);

/// Whether a service takes somebody who asks. Who is in a course with a peer or health worker
/// begins no second one, but is free to begin clinical care.
bool admits(Life const& life, Service const& service, Row row);
/// Whether somebody of 10 to 17 goes to a school.
bool is_pupil(Life const& life, int school, Row row);
/// Part of its slots that a service has this week: less where an event closes in-person care.
double open_share(Life const& life, Service const& service);
/// The service that a person chooses among those that are sought, or -1.
int choose_service(Life const& life, Row row, Sought what);
/// Sets the capacity of every service for the hazard: slots a week per adult over those of the
/// reference nation, and the deterrence of its present wait; for usual care by what is sought, too.
void note_capacity(Life& life);

}  // namespace kith
