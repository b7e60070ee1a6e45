#pragma once

#include "kith/processes/life.hpp"

namespace kith {

// Parts of `work_together`, each in the file of its name.
void learn_of_need(Life& life);  ///< what partners know of unmet need
void train(Life& life);          ///< gatekeepers and clinicians
void gather_volunteers(Life& life);
void give_jobs(Life& life);
void press_for_policy(Life& life);
void keep_members(Life& life);      ///< who joins and leaves cooperatives
void run_cooperatives(Life& life);  ///< board, budget, closing

/// What is left when a member moves away or leaves: no membership.
void leave_cooperative(Life& life, Member const& member);

/// Yearly dues of a resident: reduced below 200 % of poverty.
double dues_usd_per_year(Life const& life, Membership const& membership, Row row);

/// The first eligible resident whom one of so many draws finds, everybody equally likely, or no row
/// (the number of rows); `draw(k)` gives the words of the k-th.
template <class Draw>
Row find_eligible(Life const& life, Eligibility const& eligible, std::uint32_t draws, Draw draw) {
  Residents const& r = life.state.residents;
  auto const rows = static_cast<std::uint32_t>(r.age.size());
  for (std::uint32_t k = 0; k < draws; ++k) {
    Row const row = below(draw(k)[0], rows);
    if (r.cell[row] != life.compiled.cells.padding() && is_eligible(life, eligible, row))
      return row;
  }
  return rows;
}

/// Somebody whom the draws of this week find. `which` tells those of one program apart.
Row find_somebody(Life const& life, std::uint32_t program, std::uint32_t which,
                  Eligibility const& eligible);

}  // namespace kith
