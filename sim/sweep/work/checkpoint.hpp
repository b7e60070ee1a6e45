#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "kith/study/study.hpp"
#include "kith/sweep/work/shard_log.hpp"

namespace kith {

/// The checkpoint is of another scenario, seed or version, or is damaged.
class CheckpointRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a study keeps in a folder beside its result, so that the same command continues after an
/// interruption: every finished run, in a log, and the latest state of every replicate in progress,
/// in a file that is replaced as a whole. All of it has checksums and a hash of what it depends on.
class Checkpoint {
 public:
  /// `source` is program and version. Throws CheckpointRefused if the folder contains something
  /// else, ShardInUse if another process uses it, OutputError.
  Checkpoint(std::filesystem::path folder, Study const& study, std::string const& source,
             std::chrono::milliseconds every, std::function<void(std::string const&)> say);

  /// Passes on finished runs of these replicates; removes a replicate from `replicates` if all its
  /// runs are finished.
  void each_done(std::vector<int>& replicates, std::function<void(RunResult&&)> const& take) const;
  /// Keeps a run. False if it was kept before: it has then already given the same result.
  bool add(RunResult const& run);
  /// For RunHooks. The checkpoint must outlive them.
  [[nodiscard]] Checkpoints hooks();
  /// Deletes its files, at the end.
  void remove();

 private:
  [[nodiscard]] std::filesystem::path state_path(int replicate) const;
  [[nodiscard]] std::vector<std::byte> find(int replicate);
  [[nodiscard]] bool is_due(int replicate);
  void keep(int replicate, std::vector<std::byte> const& state);

  std::filesystem::path folder_;
  std::size_t scenarios_;
  Layout layout_;
  RunId name_;
  std::chrono::milliseconds every_;
  std::function<void(std::string const&)> say_;
  std::unique_ptr<ShardLog> log_;
  mutable std::mutex mutex_;
  std::set<RunId> done_;
  std::map<int, std::chrono::steady_clock::time_point> kept_;  ///< time of the last, by replicate
};

/// The folder of a result's checkpoint.
std::filesystem::path checkpoint_folder(std::filesystem::path const& output);

}  // namespace kith
