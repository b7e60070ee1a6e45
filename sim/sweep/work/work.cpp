#include "kith/sweep/work/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "kith/io/results/results_file.hpp"
#include "kith/sweep/work/payload.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;

void tell(WorkHooks const& hooks, std::string const& line) {
  if (hooks.say) hooks.say(line);
}

/// The units of a shard that its log lacks.
std::vector<Unit> missing_units(Plan const& plan, int shard, LogContents const& log,
                                bool retry_failed, WorkDone& out) {
  std::map<RunId, bool> failed;  // the last record of a run counts
  for (LogEntry const& entry : log.entries) failed[entry.id] = entry.failed;
  std::vector<Unit> missing;
  for (Unit& unit : plan.units_of(shard)) {
    auto const known = failed.find(unit.id);
    bool const again = known != failed.end() && known->second && retry_failed;
    if (known == failed.end() || again) {
      missing.push_back(std::move(unit));
      continue;
    }
    ++out.before;
    if (known->second) ++out.failed;
  }
  return missing;
}

/// Several threads that each take one unit after another.
class Crew {
 public:
  Crew(Plan const& plan, std::vector<Unit> const& units, ShardLog& log, WorkHooks const& hooks,
       WorkDone& out)
      : plan_(plan), units_(units), log_(log), out_(out), hooks_(hooks) {
    hooks_.on_progress = [&hooks](double resident_weeks) {
      if (hooks.on_progress) hooks.on_progress(resident_weeks);
    };
  }

  void work(int threads) {
    auto const count = static_cast<int>(units_.size());
    int const outer = std::clamp(threads, 1, std::max(1, count));
    int const inner = std::max(1, threads / outer);
    std::vector<std::thread> others;
    for (int i = 1; i < outer; ++i) others.emplace_back([this, inner] { take_units(inner); });
    take_units(inner);
    for (std::thread& other : others) other.join();
    log_.sync();
    if (problem_) std::rethrow_exception(problem_);
  }

 private:
  [[nodiscard]] bool stopped() {
    std::lock_guard const lock(mutex_);
    return problem_ != nullptr || (hooks_.stop != nullptr && hooks_.stop->load());
  }

  void take_units(int threads) {
    for (;;) {
      std::size_t const next = next_.fetch_add(1);
      if (next >= units_.size() || stopped()) return;
      try {
        Unit const& unit = units_[next];
        UnitResult const result = live_unit(plan_, unit, threads, hooks_);
        if (!result.completed) return;
        auto const payload = encode_runs(result.runs);
        std::lock_guard const lock(mutex_);
        log_.append(unit.id, result.failed, result.core_seconds, payload);
        count(result);
      } catch (...) {
        std::lock_guard const lock(mutex_);
        if (!problem_) problem_ = std::current_exception();
        return;
      }
    }
  }

  void count(UnitResult const& result) {
    ++out_.done;
    --out_.missing;
    if (result.failed && out_.failed++ == 0) out_.first_failure = result.runs[0].message;
    if (hooks_.on_unit) hooks_.on_unit();
  }

  Plan const& plan_;
  std::vector<Unit> const& units_;
  ShardLog& log_;
  WorkDone& out_;
  WorkHooks hooks_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr problem_;
};

}  // namespace

WorkDone work_on(Plan const& plan, fs::path const& folder, int shard, int threads,
                 bool retry_failed, WorkHooks const& hooks) {
  fs::path const path = shard_path(folder, shard, plan.shards);
  ShardName const name{plan.id(), static_cast<std::uint32_t>(shard),
                       static_cast<std::uint32_t>(plan.shards)};
  ShardLog log(path, name);
  if (!log.contents().damage.empty())
    tell(hooks, fmt::format("{}: {}; what is damaged is redone, and the rest is kept",
                            path.string(), log.contents().damage));
  WorkDone out;
  std::vector<Unit> const units = missing_units(plan, shard, log.contents(), retry_failed, out);
  out.missing = units.size();
  if (hooks.on_begin) hooks.on_begin(units.size());
  Crew(plan, units, log, hooks, out).work(threads);
  return out;
}

}  // namespace kith
