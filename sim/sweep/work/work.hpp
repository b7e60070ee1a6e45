#pragma once

#include <atomic>
#include <functional>

#include "kith/sweep/plan/plan.hpp"

namespace kith {

struct WorkHooks {
  std::function<void(std::size_t units)> on_begin;         ///< how many will be done
  std::function<void(double resident_weeks)> on_progress;  ///< since the last call
  std::function<void()> on_unit;                           ///< one more is done
  std::function<void(std::string const&)> say;             ///< a message worth showing
  std::atomic<bool> const* stop = nullptr;                 ///< set: end soon, keep what is done
};

struct WorkDone {
  std::size_t done = 0;     ///< units simulated now, including failed ones
  std::size_t failed = 0;   ///< units of this shard that failed, now or before
  std::size_t before = 0;   ///< units that were done already
  std::size_t missing = 0;  ///< units left
  std::string first_failure;
};

/// Does what is missing of one shard, `threads` units at a time. Throws ShardInUse, OutputError or
/// std::bad_alloc; finished units are kept in any case.
WorkDone work_on(Plan const& plan, std::filesystem::path const& folder, int shard, int threads,
                 bool retry_failed, WorkHooks const& hooks);

/// Simulates one unit. `completed` is false if it was stopped before the end.
struct UnitResult {
  std::vector<RunResult> runs;
  bool completed = true;
  bool failed = false;
  double core_seconds = 0.0;
};
UnitResult live_unit(Plan const& plan, Unit const& unit, int threads, WorkHooks const& hooks);

/// Resident-weeks that a unit takes.
double resident_weeks(Plan const& plan, Unit const& unit);

}  // namespace kith
