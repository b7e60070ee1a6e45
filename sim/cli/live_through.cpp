#include "kith/cli/live_through.hpp"

#include <exception>
#include <mutex>

namespace kith {

Lived& Lived::operator+=(Lived const& next) {
  if (failed == 0) first_failure = next.first_failure;
  failed += next.failed;
  finished = finished && next.finished;
  return *this;
}

Lived live_through(Study const& study, RunOptions options, Living const& with,
                   std::function<void(RunResult const&)> const& take) {
  Lived out;
  std::mutex mutex;
  std::exception_ptr problem;
  RunHooks hooks;
  auto const note = [&](RunResult const& run) {
    take(run);
    std::lock_guard const lock(mutex);
    with.progress.add_run();
    if (run.failed && out.failed++ == 0) out.first_failure = run.message;
  };
  if (with.checkpoint != nullptr) {
    with.checkpoint->each_done(options.replicates, note);
    hooks.checkpoints = with.checkpoint->hooks();
  }
  hooks.stop = with.interruption.stop();
  hooks.timings = with.timings;
  hooks.on_progress = [&](double resident_weeks) { with.progress.add_work(resident_weeks); };
  hooks.on_result = [&](RunResult&& run) {
    try {
      if (with.checkpoint == nullptr || with.checkpoint->add(run)) note(run);
    } catch (...) {
      std::lock_guard const lock(mutex);
      if (!problem) problem = std::current_exception();
      with.interruption.request_stop();
    }
  };
  // An empty list would mean all replicates.
  out.finished = options.replicates.empty() || run_study(study, options, hooks);
  if (problem) std::rethrow_exception(problem);
  return out;
}

}  // namespace kith
