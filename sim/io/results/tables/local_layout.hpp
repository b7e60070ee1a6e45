#pragma once

#include "kith/answer/local/local_answer.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Upper bound for its bytes.
std::uint64_t local_bytes();

/// Writes the figures of a clinic of the place beside usual care into the group /answer/local. Does
/// nothing if no facts are known.
void put_local(Hdf5Items& items, LocalAnswer const& local);

}  // namespace kith
