#include "kith/sweep/merge/status.hpp"

#include <fmt/format.h>

#include <chrono>
#include <map>

#include "kith/io/results/results_file.hpp"
#include "kith/sweep/work/payload.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

ShardName name_of(Plan const& plan, RunId const& id, int shard) {
  return {id, static_cast<std::uint32_t>(shard), static_cast<std::uint32_t>(plan.shards)};
}

double seconds_since_change(fs::path const& path) {
  std::error_code error;
  auto const when = fs::last_write_time(path, error);
  if (error) return -1.0;
  double const age = std::chrono::duration<double>(fs::file_time_type::clock::now() - when).count();
  return age > 0.0 ? age : 0.0;  // file servers' clocks differ
}

void look_at(fs::path const& path, ShardName const& name, LogReading how,
             std::map<RunId, bool> const& expected, ShardStatus& out) {
  LogContents const log = read_log(path, name, how);
  std::map<RunId, bool> failed;
  for (LogEntry const& entry : log.entries) {
    if (!expected.contains(entry.id)) continue;
    failed[entry.id] = entry.failed;
    out.core_seconds += entry.core_seconds;
  }
  out.done = failed.size();
  for (auto const& [id, is_failed] : failed) out.failed += is_failed ? 1 : 0;
  out.problem = log.damage;
}

}  // namespace

SweepStatus status_of(Plan const& plan, fs::path const& folder, LogReading how) {
  SweepStatus out;
  RunId const id = plan.id();
  std::vector<std::map<RunId, bool>> expected(static_cast<std::size_t>(plan.shards));
  std::vector<Unit> const units = plan.units();
  for (std::size_t i = 0; i < units.size(); ++i) expected[i % expected.size()][units[i].id];
  for (int s = 0; s < plan.shards; ++s) {
    ShardStatus shard;
    shard.shard = s;
    shard.units = expected[static_cast<std::size_t>(s)].size();
    fs::path const path = shard_path(folder, s, plan.shards);
    try {
      look_at(path, name_of(plan, id, s), how, expected[static_cast<std::size_t>(s)], shard);
    } catch (OutputError const& failure) {
      shard.problem = failure.what();
    }
    shard.in_use = is_in_use(path);
    shard.idle_seconds = seconds_since_change(path);
    out.units += shard.units;
    out.done += shard.done;
    out.failed += shard.failed;
    out.in_use += shard.in_use ? 1 : 0;
    out.core_seconds += shard.core_seconds;
    out.shards.push_back(std::move(shard));
  }
  return out;
}

std::vector<std::string> failures_of(Plan const& plan, fs::path const& folder, std::size_t most) {
  std::vector<std::string> lines;
  RunId const id = plan.id();
  for (int s = 0; s < plan.shards; ++s) {
    fs::path const path = shard_path(folder, s, plan.shards);
    std::map<RunId, LogEntry> last;
    for (LogEntry const& entry : read_log(path, name_of(plan, id, s), LogReading::headers).entries)
      last[entry.id] = entry;
    for (Unit const& unit : plan.units_of(s)) {
      auto const found = last.find(unit.id);
      if (found == last.end() || !found->second.failed) continue;
      if (lines.size() == most) return lines;
      auto const runs = decode_runs(read_payload(path, found->second), {}, unit.replicate);
      lines.push_back(fmt::format("shard {}, sample {}, replicate {}: {}", s, unit.sample,
                                  unit.replicate, runs.empty() ? "" : runs[0].message));
    }
  }
  return lines;
}

}  // namespace kith
