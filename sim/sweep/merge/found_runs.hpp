#pragma once

#include <map>

#include "kith/sweep/plan/plan.hpp"

namespace kith {

/// Where each run of a plan is stored.
struct FoundRun {
  int shard = 0;
  LogEntry entry;
};
struct FoundRuns {
  std::map<RunId, FoundRun> runs;
  std::vector<std::string> problems;  ///< what does not fit, each with its file
};

/// Reads all shards of a plan and verifies every record. A run that failed may have been done
/// again; a run that was done twice must have the same results.
FoundRuns find_runs(Plan const& plan, std::filesystem::path const& folder);

}  // namespace kith
