#pragma once

#include "kith/sweep/plan/plan.hpp"

namespace kith {

struct ShardStatus {
  int shard = 0;
  std::size_t units = 0, done = 0, failed = 0;
  bool in_use = false;
  double core_seconds = 0.0;
  double idle_seconds = -1.0;  ///< since it was last written; negative: never
  std::string problem;         ///< damaged, or from another plan
};

struct SweepStatus {
  std::vector<ShardStatus> shards;
  std::size_t units = 0, done = 0, failed = 0, in_use = 0;
  double core_seconds = 0.0;  ///< of finished units
};

/// Checks the shards of a plan: only the heads of their records, or every checksum.
SweepStatus status_of(Plan const& plan, std::filesystem::path const& folder,
                      LogReading how = LogReading::headers);

/// Why runs failed: one line for each failed unit, at most `most`.
std::vector<std::string> failures_of(Plan const& plan, std::filesystem::path const& folder,
                                     std::size_t most);

}  // namespace kith
