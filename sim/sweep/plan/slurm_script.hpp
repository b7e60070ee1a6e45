#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/sweep/plan/plan.hpp"

namespace kith {

/// What a Slurm script depends on, besides its plan.
struct SlurmRequest {
  std::filesystem::path folder;   ///< of the plan
  std::filesystem::path program;  ///< that made the plan; no other may work on it
  int threads = 1;                ///< at most, per task
  std::string before;             ///< the previous script; empty if there is none
};

struct SlurmScript {
  std::string text;
  std::vector<std::string> kept;  ///< options that a user wrote into the previous script
  bool commands_differ = false;   ///< the previous script did something else than Kith's
};

/// A script that does every shard of a plan in the tasks of one array, stops in time, and requeues
/// itself until all is done. Options that a user changed, added or removed in the previous script
/// stay so. Paths must not have control characters.
SlurmScript slurm_script(Plan const& plan, SlurmRequest const& request);

}  // namespace kith
