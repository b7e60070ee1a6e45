#pragma once

#include "kith/answer/chance/chance_answer.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Bytes of it, generously.
std::uint64_t chance_bytes(ChanceTable const& table);

/// Writes how much of each line's variance is chance into the group /answer/chance, beside the
/// lines of an answer that was put before; nothing where nothing has a share.
void put_chance(Hdf5Items& items, ChanceTable const& table);

}  // namespace kith
