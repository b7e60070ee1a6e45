#pragma once

#include "kith/io/results/hdf5_items.hpp"
#include "kith/study/trial_table.hpp"

namespace kith {

/// Upper bound for its bytes.
std::uint64_t trial_bytes(TrialTable const& table);

/// Writes the table of a trial, pooled over replicates, and its targets into the group /trial.
void put_trial(Hdf5Items& items, TrialTable const& table);

}  // namespace kith
