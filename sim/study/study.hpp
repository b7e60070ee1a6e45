#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <vector>

#include "kith/record.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

class Timings;

/// Scenarios that share everything but their partnerships; the first is usual care.
struct Study {
  std::vector<Scenario> scenarios;
};

/// Files that do not make one study, at the place that has to change.
struct StudyConflict : std::invalid_argument {
  explicit StudyConflict(Problem where);
  Problem problem;  ///< its file is empty where the scenario was not read from one
};

/// The scenarios of a study made from the files that a user named: usual care (the community with
/// every partnership switched off), each file that holds a partnership, and the rivals of each that
/// asks for them. Throws std::invalid_argument where the files differ in more than partnerships,
/// title, question and text, StudyConflict where two scenarios would have the same id.
Study make_study(std::vector<Scenario> files);

struct RunOptions {
  int threads = 1;
  std::vector<int> replicates;  ///< which replicates to run; empty: 0 ... `run.replicates` - 1
  std::vector<std::size_t> scenarios{};  ///< which scenarios give results; empty: all
  double memory_bytes = 0.0;  ///< above it, scenarios settle again rather than keep a copy; 0: none
};

/// Where replicates keep what they have lived through so far, so that a run that was ended goes on
/// from there. Called by several threads at once, each with a replicate of its own.
struct Checkpoints {
  std::function<std::vector<std::byte>(int replicate)> find;  ///< what was kept; empty: nothing
  std::function<bool(int replicate)> due;                     ///< asked every quarter of a year
  std::function<void(int replicate, std::vector<std::byte> state)> keep;  ///< also at a stop
};

/// Hooks of a run. `on_result` may be called by several threads at once, so that they compress in
/// parallel; `on_progress` is called by one thread at a time.
struct RunHooks {
  std::function<void(RunResult&&)> on_result;
  std::function<void(double resident_weeks)> on_progress;  ///< since the last call
  std::atomic<bool> const* stop = nullptr;  ///< set: finish no further run, return early
  Checkpoints checkpoints{};
  Timings* timings = nullptr;  ///< set: the seconds of each step, over all replicates, are added
};

/// The axes and outcomes of the study's results.
Layout layout_of(Study const& study);

/// Resident-weeks that the runs of a study compute, for progress and benchmarks.
double resident_weeks(Study const& study, RunOptions const& options);

/// Lives through every scenario and replicate. Settling and the weeks before the first partnership
/// starts are computed once per replicate. Results do not depend on the number of threads. Returns
/// false if stopped early.
bool run_study(Study const& study, RunOptions const& options, RunHooks const& hooks);

}  // namespace kith
