#pragma once

#include <optional>
#include <vector>

#include "kith/cli/live_through.hpp"
#include "kith/cli/run_request.hpp"

namespace kith {

/// The first of `options.replicates` that make the answer as precise as `request` asks; all of them
/// if none do. Simulates them, a batch at a time, into the checkpoint. Nothing if it was stopped.
/// Throws UsageError if there is nothing to compare.
std::optional<std::vector<int>> live_until_precise(RunRequest const& request, Study const& study,
                                                   RunOptions options, Living const& with);

}  // namespace kith
