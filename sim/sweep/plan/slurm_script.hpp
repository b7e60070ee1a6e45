#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/sweep/plan/plan.hpp"

namespace kith {

/// What a Slurm script depends on besides its plan.
struct SlurmRequest {
  std::filesystem::path folder;   ///< of the plan
  std::filesystem::path program;  ///< that made the plan; no other may work on it
  int threads = 1;                ///< at most, of a task
  std::string before;             ///< the script of the last time, empty where there is none
};

struct SlurmScript {
  std::string text;
  std::vector<std::string> kept;  ///< options that somebody wrote into the last script
  bool commands_differ = false;   ///< the last script did something else than Kith's
};

/// A script that does every shard of a plan by the tasks of one array, stops in time, and comes
/// back until all is done. Options that somebody changed, added or removed in the last script stay
/// as they are. Paths must be without control characters.
SlurmScript slurm_script(Plan const& plan, SlurmRequest const& request);

}  // namespace kith
