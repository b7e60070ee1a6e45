#pragma once

#include "kith/answer/ranking/ranked_table.hpp"
#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// Upper bound for its bytes.
std::uint64_t ranking_bytes(RankedTable const& table, std::vector<PairInWords> const& pairs);

/// Writes the ranked table of a study and the pairs in words into the group /answer/ranking. Does
/// nothing if there is no table.
void put_ranking(Hdf5Items& items, RankedTable const& table, std::vector<PairInWords> const& pairs);

}  // namespace kith
