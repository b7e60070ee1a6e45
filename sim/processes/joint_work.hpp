#pragma once

#include "kith/life.hpp"

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

/// Somebody whom a draw finds among those who are eligible, everybody equally likely, or no row
/// (the number of rows). `which` tells the draws of one program and week apart.
Row find_somebody(Life const& life, std::uint32_t program, std::uint32_t which,
                  Eligibility const& eligible);

}  // namespace kith
