#pragma once

#include "kith/answer/chance/chance_answer.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Upper bound for its bytes.
std::uint64_t chance_bytes(ChanceTable const& table);

/// Writes how much of each line's variance is chance into the group /answer/chance, beside the
/// lines of the answer written before; does nothing if nothing has a share.
void put_chance(Hdf5Items& items, ChanceTable const& table);

}  // namespace kith
