#pragma once

#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

// Parts of `work_together`, each in the file of its name.
void learn_of_need(State& state, WeekContext const& context);  ///< what partners know of unmet need
void train(State& state, WeekContext const& context,
           Effects const& effects);  ///< gatekeepers and clinicians
void gather_volunteers(State& state, WeekContext const& context, Effects const& effects);
void give_jobs(State& state, WeekContext const& context, Effects const& effects);
void press_for_policy(State& state, WeekContext const& context, Effects const& effects);
void keep_members(State& state, WeekContext const& context,
                  Effects const& effects);  ///< who joins and leaves cooperatives
void run_cooperatives(State& state, WeekContext const& context, Effects const& effects,
                      WeekEvents& events);  ///< board, budget, closing
void note_opening(State& state, WeekContext const& context, Effects const& effects,
                  WeekEvents const& events);  ///< which partnerships have opened

/// Whether a policy won by any partnership is in force.
bool in_force(State const& state, WeekContext const& context, Policy policy);

/// Clears the membership of a member who moves away or leaves.
void leave_cooperative(State& state, Member const& member);

/// Yearly dues of a resident: reduced below 200 % of poverty.
double dues_usd_per_year(State const& state, WeekContext const& context,
                         Membership const& membership, Row row);

/// The first eligible resident found in `draws` draws, everybody equally likely, or the number of
/// rows if none is found; `draw(k)` gives the words of the k-th draw.
template <class Draw>
Row find_eligible(State const& state, WeekContext const& context, Eligibility const& eligible,
                  std::uint32_t draws, Draw draw) {
  Residents const& r = state.residents;
  auto const rows = static_cast<std::uint32_t>(r.age.size());
  for (std::uint32_t k = 0; k < draws; ++k) {
    Row const row = below(draw(k)[0], rows);
    if (r.cell[row] != context.compiled.cells.padding() &&
        is_eligible(state, context, eligible, row))
      return row;
  }
  return rows;
}

/// A person found by this week's draws. `which` distinguishes several searches of one program.
Row find_somebody(State const& state, WeekContext const& context, std::uint32_t program,
                  std::uint32_t which, Eligibility const& eligible);

}  // namespace kith
