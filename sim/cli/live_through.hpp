#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "kith/cli/interruption.hpp"
#include "kith/cli/text/progress.hpp"
#include "kith/study/study.hpp"
#include "kith/sweep/work/checkpoint.hpp"

namespace kith {

/// How the simulation of a study ended.
struct Lived {
  bool finished = false;
  std::size_t failed = 0;
  std::string first_failure;

  /// Adds how the next simulation ended.
  Lived& operator+=(Lived const& next);
};

/// What the simulation of a study reports to and stores in.
struct Living {
  Progress& progress;
  Interruption& interruption;
  Checkpoint* checkpoint = nullptr;  ///< where runs are kept and looked up, if anywhere
  Timings* timings = nullptr;        ///< where the time of each step is added up, if anywhere
};

/// Simulates the replicates of a study that are not in the checkpoint, and passes each run, old and
/// new, to `take`, which several threads may call at once. An exception from `take` stops the study
/// and is rethrown here, in the caller's thread.
Lived live_through(Study const& study, RunOptions options, Living const& with,
                   std::function<void(RunResult const&)> const& take);

}  // namespace kith
