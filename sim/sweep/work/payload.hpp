#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "kith/record.hpp"

namespace kith {

/// The runs of one unit as the bytes of a record: little-endian, values as in memory.
std::vector<std::byte> encode_runs(std::vector<RunResult> const& runs);

/// And back; the layout gives the type of each outcome. Throws std::runtime_error if the bytes are
/// not those of such runs.
std::vector<RunResult> decode_runs(std::span<std::byte const> bytes, Layout const& layout,
                                   int replicate);

/// How many values an outcome of one run has.
std::size_t values_of(Layout const& layout, Outcome const& outcome);

}  // namespace kith
