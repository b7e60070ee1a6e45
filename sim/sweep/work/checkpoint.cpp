#include "kith/sweep/work/checkpoint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/sweep/work/checkpoint_files.hpp"
#include "kith/sweep/work/payload.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

RunId id_of(int replicate, std::size_t scenario) {
  return hash_of(fmt::format("{} {}", replicate, scenario));
}

void make_checkpoint_folder(fs::path const& folder) {
  if (fs::is_symlink(folder)) throw OutputError(folder.string() + ": cannot create (not a folder)");
  make_folder(folder);
}

}  // namespace

fs::path checkpoint_folder(fs::path const& output) {
  return output.string() + ".checkpoint";
}

Checkpoint::Checkpoint(fs::path folder, Study const& study, std::string const& source,
                       std::chrono::milliseconds every, std::function<void(std::string const&)> say)
    : folder_(std::move(folder)),
      scenarios_(study.scenarios.size()),
      layout_(layout_of(study)),
      every_(every),
      say_(std::move(say)) {
  make_checkpoint_folder(folder_);
  name_ = expect_same_run(folder_, describe_run(study, source));
  log_ = std::make_unique<ShardLog>(folder_ / "runs.kith", ShardName{name_, 0, 1});
  if (!log_->contents().damage.empty())
    say_(fmt::format("{}: {}; what is damaged is redone, and the rest is kept",
                     (folder_ / "runs.kith").string(), log_->contents().damage));
  for (LogEntry const& entry : log_->contents().entries) done_.insert(entry.id);
}

void Checkpoint::each_done(std::vector<int>& replicates,
                           std::function<void(RunResult&&)> const& take) const {
  std::map<RunId, int> replicate_of;
  for (int const replicate : replicates)
    for (std::size_t s = 0; s < scenarios_; ++s) replicate_of[id_of(replicate, s)] = replicate;
  std::map<int, std::size_t> runs;
  for (LogEntry const& entry : read_log(folder_ / "runs.kith", {name_, 0, 1}).entries) {
    auto const known = replicate_of.find(entry.id);
    if (known == replicate_of.end()) continue;  // of a replicate that is not asked for now
    auto decoded = decode_runs(read_payload(folder_ / "runs.kith", entry), layout_, known->second);
    ++runs[known->second];
    for (RunResult& run : decoded) take(std::move(run));
  }
  std::erase_if(replicates, [&](int replicate) { return runs[replicate] == scenarios_; });
}

bool Checkpoint::add(RunResult const& run) {
  RunId const id = id_of(run.replicate, run.scenario);
  std::lock_guard const lock(mutex_);
  if (!done_.insert(id).second) return false;
  log_->append(id, run.failed, 0.0, encode_runs({run}));
  bool whole = true;
  for (std::size_t s = 0; s < scenarios_; ++s)
    whole = whole && done_.contains(id_of(run.replicate, s));
  std::error_code ignored;
  if (whole) fs::remove(state_path(run.replicate), ignored);
  return true;
}

Checkpoints Checkpoint::hooks() {
  return {[this](int replicate) { return find(replicate); },
          [this](int replicate, Week) { return is_due(replicate); },
          [this](int replicate, std::vector<std::byte> const& state) { keep(replicate, state); }};
}

fs::path Checkpoint::state_path(int replicate) const {
  return folder_ / fmt::format("replicate-{:05}.state", replicate);
}

std::vector<std::byte> Checkpoint::find(int replicate) {
  std::lock_guard const lock(mutex_);
  kept_[replicate] = std::chrono::steady_clock::now();
  try {
    return read_state_file(state_path(replicate), name_, replicate);
  } catch (CheckpointRefused const& damaged) {
    say_(fmt::format("{}; replicate {} begins again", damaged.what(), replicate));
    return {};
  }
}

bool Checkpoint::is_due(int replicate) {
  std::lock_guard const lock(mutex_);
  return std::chrono::steady_clock::now() - kept_[replicate] >= every_;
}

void Checkpoint::keep(int replicate, std::vector<std::byte> const& state) {
  {
    std::lock_guard const lock(mutex_);
    log_->sync();  // a state after a scenario relies on its run
  }
  write_state_file(state_path(replicate), name_, replicate, state);
  std::lock_guard const lock(mutex_);
  kept_[replicate] = std::chrono::steady_clock::now();
}

void Checkpoint::remove() {
  log_.reset();
  remove_checkpoint_files(folder_);
}

}  // namespace kith
