#include "kith/sweep/merge/found_runs.hpp"

#include <fmt/format.h>

#include <set>

#include "kith/io/results/results_file.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

class Finder {
 public:
  Finder(Plan const& plan, fs::path const& folder) : plan_(plan), folder_(folder), id_(plan.id()) {
    for (Unit const& unit : plan.units()) expected_.insert(unit.id);
  }

  FoundRuns find() {
    for (int shard = 0; shard < plan_.shards; ++shard) read(shard);
    look_for_strangers();
    return std::move(out_);
  }

 private:
  [[nodiscard]] fs::path path_of(int shard) const {
    return shard_path(folder_, shard, plan_.shards);
  }

  void read(int shard) {
    fs::path const path = path_of(shard);
    try {
      LogContents const log = read_log(
          path, {id_, static_cast<std::uint32_t>(shard), static_cast<std::uint32_t>(plan_.shards)});
      if (!log.damage.empty())
        out_.problems.push_back(fmt::format("{}: {}", path.string(), log.damage));
      for (LogEntry const& entry : log.entries) add(shard, entry);
    } catch (OutputError const& failure) {
      out_.problems.emplace_back(failure.what());
    }
  }

  void add(int shard, LogEntry const& entry) {
    if (!expected_.contains(entry.id)) {
      out_.problems.push_back(fmt::format("{}: holds the run {}, which is not in the plan",
                                          path_of(shard).string(), text_of(entry.id)));
      return;
    }
    auto const [known, fresh] = out_.runs.try_emplace(entry.id, FoundRun{shard, entry});
    if (fresh) return;
    bool const had_failed = known->second.entry.failed;
    if (!had_failed && !entry.failed &&
        read_payload(path_of(known->second.shard), known->second.entry) !=
            read_payload(path_of(shard), entry))
      out_.problems.push_back(fmt::format(
          "{} and {}: the run {} was done twice with different results",
          path_of(known->second.shard).string(), path_of(shard).string(), text_of(entry.id)));
    if (had_failed) known->second = {shard, entry};
  }

  /// Looks for shards of other plans, or of this one divided differently.
  void look_for_strangers() {
    std::error_code error;
    std::set<fs::path> ours;
    for (int shard = 0; shard < plan_.shards; ++shard) ours.insert(path_of(shard).filename());
    for (fs::directory_iterator entry(folder_ / "shards", error), end; !error && entry != end;
         entry.increment(error))
      if (entry->path().extension() == ".kith" && !ours.contains(entry->path().filename()))
        out_.problems.push_back(entry->path().string() + ": is not a shard of this plan");
  }

  Plan const& plan_;
  fs::path const& folder_;
  RunId id_;
  std::set<RunId> expected_;
  FoundRuns out_;
};

}  // namespace

FoundRuns find_runs(Plan const& plan, fs::path const& folder) {
  return Finder(plan, folder).find();
}

}  // namespace kith
