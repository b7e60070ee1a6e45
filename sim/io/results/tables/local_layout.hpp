#pragma once

#include "kith/answer/local/local_answer.hpp"
#include "kith/io/results/hdf5_items.hpp"

namespace kith {

/// Bytes of it, generously.
std::uint64_t local_bytes();

/// Writes what a clinic of the place tells beside usual care into the group /answer/local. Nothing
/// where no facts are known.
void put_local(Hdf5Items& items, LocalAnswer const& local);

}  // namespace kith
