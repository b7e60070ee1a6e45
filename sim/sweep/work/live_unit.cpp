#include <ctime>
#include <mutex>
#include <new>

#include "kith/sweep/work/work.hpp"

namespace kith {
namespace {

double seconds_of_this_thread() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<RunResult> failed_runs(Unit const& unit, std::string const& message) {
  std::vector<RunResult> runs;
  for (std::size_t const scenario : unit.scenarios) {
    RunResult run;
    run.scenario = scenario;
    run.replicate = unit.replicate;
    run.failed = true;
    run.message = message;
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

UnitResult live_unit(Plan const& plan, Unit const& unit, int threads, WorkHooks const& hooks) {
  double const began = seconds_of_this_thread();
  UnitResult out;
  try {
    Study const study = plan.study_of(unit);
    Keeper const keeper(plan.sweep.keep, layout_of(study));
    RunOptions options;
    options.threads = threads;
    options.replicates = {unit.replicate};
    options.scenarios = unit.scenarios;
    RunHooks run_hooks;
    run_hooks.stop = hooks.stop;
    run_hooks.on_progress = hooks.on_progress;
    run_hooks.on_result = [&](RunResult&& run) {  // one replicate: one call at a time
      run.values = keeper.reduce(run.values);
      out.runs.push_back(std::move(run));
    };
    static_cast<void>(run_study(study, options, run_hooks));
    out.completed = out.runs.size() == unit.scenarios.size();
  } catch (std::bad_alloc const&) {
    throw;  // not the sample's fault: a worker with fewer threads may succeed
  } catch (std::exception const& failure) {
    out.runs = failed_runs(unit, failure.what());
    out.failed = true;
  }
  out.core_seconds = (seconds_of_this_thread() - began) * threads;
  return out;
}

double resident_weeks(Plan const& plan, Unit const& unit) {
  // As in the first sample: a few samples may have more residents or earlier starts.
  Study study = plan.sweep.study;
  double const whole = resident_weeks(study, RunOptions{1, {0}, {}});
  return whole * static_cast<double>(unit.scenarios.size()) /
         static_cast<double>(study.scenarios.size());
}

}  // namespace kith
