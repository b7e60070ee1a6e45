#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

#include "kith/ground/column.hpp"
#include "kith/record.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

class Timings;

/// Scenarios that share everything but their partnerships; the first is usual care.
struct Study {
  std::vector<Scenario> scenarios;
};

/// Files that do not make one study, reported at the place that must change.
struct StudyConflict : std::invalid_argument {
  explicit StudyConflict(Problem where);
  Problem problem;  ///< its file is empty if the scenario was not read from one
};

/// The scenarios of a study made from the files that a user named: usual care (the community with
/// every partnership switched off), each file with a partnership, and the rivals of each that asks
/// for them. Throws std::invalid_argument if the files differ in more than partnerships, title,
/// question and text, StudyConflict if two scenarios would have the same id.
Study make_study(std::vector<Scenario> files);

struct RunOptions {
  int threads = 1;
  std::vector<int> replicates;  ///< which replicates to run; empty: 0 ... `run.replicates` - 1
  std::vector<std::size_t> scenarios{};  ///< which scenarios give results; empty: all
  double memory_bytes = 0.0;  ///< above it, scenarios repeat the burn-in, not copy it; 0: none
};

/// Where replicates keep their progress, so that an interrupted run continues from there. Called by
/// several threads at once, each with its own replicate.
struct Checkpoints {
  std::function<std::vector<std::byte>(int replicate)> find;  ///< what was kept; empty: nothing
  /// Asked every quarter of a year, and between scenarios; `lived` counts all weeks of the
  /// replicate.
  std::function<bool(int replicate, Week lived)> due;
  std::function<void(int replicate, std::vector<std::byte> state)> keep;  ///< also at a stop
};

/// Hooks of a run. `on_result` may be called by several threads at once, so that they compress in
/// parallel; `on_progress` is called by one thread at a time.
struct RunHooks {
  std::function<void(RunResult&&)> on_result;
  std::function<void(double resident_weeks)> on_progress;  ///< since the last call
  std::atomic<bool> const* stop = nullptr;  ///< set: finish no further run, return early
  Checkpoints checkpoints{};
  Timings* timings = nullptr;  ///< if set, gets the seconds of each step, over all replicates
};

/// The axes and outcomes of the study's results.
Layout layout_of(Study const& study);

/// Resident-weeks that the runs of a study compute, for progress and benchmarks.
double resident_weeks(Study const& study, RunOptions const& options);

/// Simulates every scenario and replicate. The burn-in and the weeks before the first partnership
/// starts are computed once per replicate. Results do not depend on the number of threads. Returns
/// false if stopped early.
bool run_study(Study const& study, RunOptions const& options, RunHooks const& hooks);

}  // namespace kith
