#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "kith/cli/interruption.hpp"
#include "kith/cli/text/progress.hpp"
#include "kith/study/study.hpp"
#include "kith/sweep/work/checkpoint.hpp"

namespace kith {

/// How living through a study ended.
struct Lived {
  bool finished = false;
  std::size_t failed = 0;
  std::string first_failure;

  /// What was lived through after it.
  Lived& operator+=(Lived const& next);
};

/// What a study is lived through with, apart from what it is.
struct Living {
  Progress& progress;
  Interruption& interruption;
  Checkpoint* checkpoint = nullptr;  ///< where runs are kept and found, if anywhere
  Timings* timings = nullptr;        ///< where the time of each step is added, if anywhere
};

/// Lives through the replicates of a study that are not in the checkpoint, and gives each run, old
/// and new, to `take`, which several threads may call at once. An exception of `take` stops the
/// study and is thrown here, in the thread that asked for it.
Lived live_through(Study const& study, RunOptions options, Living const& with,
                   std::function<void(RunResult const&)> const& take);

}  // namespace kith
