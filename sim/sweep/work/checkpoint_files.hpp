#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kith/sweep/work/checkpoint.hpp"

namespace kith {

/// What a checkpoint depends on, as recorded in its `about.json`: as a whole, and in parts that a
/// person understands.
struct RunDescription {
  std::string source;  ///< program and version
  int seed = 0;
  std::vector<std::string> scenarios;
  std::string inputs;  ///< hash of everything that affects scenarios, hexadecimal
};
RunDescription describe_run(Study const& study, std::string const& source);

/// Writes `about.json` if there is none; else throws CheckpointRefused, with the difference, unless
/// it says the same. Returns the hash that everything in the folder carries.
RunId expect_same_run(std::filesystem::path const& folder, RunDescription const& run);

/// The state of a replicate, replaced as a whole.
void write_state_file(std::filesystem::path const& path, RunId const& run, int replicate,
                      std::vector<std::byte> const& state);
/// Empty if there is none. Throws CheckpointRefused if it is of something else or damaged.
std::vector<std::byte> read_state_file(std::filesystem::path const& path, RunId const& run,
                                       int replicate);

/// Deletes the files of a checkpoint, and the folder if nothing else is in it.
void remove_checkpoint_files(std::filesystem::path const& folder);

}  // namespace kith
