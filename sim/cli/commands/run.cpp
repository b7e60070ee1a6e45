#include <fmt/core.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>

#include "kith/answer/study_answer.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/live_through.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/describe_study.hpp"
#include "kith/cli/text/warnings.hpp"
#include "kith/cli/until_precise.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/study.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

std::vector<Scenario> read_scenarios(RunRequest const& request, Problems& problems) {
  std::vector<Scenario> scenarios;
  for (auto const& file : request.files)
    scenarios.push_back(read_scenario(file, request.sets, problems));
  return scenarios;
}

fs::path output_of(RunRequest const& request, Scenario const& first) {
  if (!request.output.empty()) return request.output;
  make_folder("results");
  std::string const stem = first.id.empty() ? fs::path(request.files[0]).stem().string() : first.id;
  return fs::path("results") / (stem + ".h5");
}

std::vector<int> replicates_of(RunRequest const& request, Study const& study) {
  if (!request.only.empty()) return request.only;
  std::vector<int> all(static_cast<std::size_t>(study.scenarios.at(0).run.replicates));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

int explain_stop(Interruption const& interruption, Progress const& progress, std::size_t runs,
                 bool kept_all) {
  if (kept_all) {
    fmt::print(
        stderr,
        "kith: stopped{} after {} of {} runs; everything is kept, the same command goes on\n",
        interruption.time_is_up() ? " because the time allowed was up" : "", progress.runs_done(),
        runs);
    return exit_stopped;
  }
  std::string const kept =
      fmt::format("after {} of {} runs; nothing is kept", progress.runs_done(), runs);
  if (interruption.signal() != 0) {
    fmt::print(stderr, "kith: stopped {}\n", kept);
    return exit_signal + interruption.signal();
  }
  fmt::print(stderr,
             "kith: the time allowed was up {} (allow more with --max-time, or run fewer "
             "replicates with -n)\n",
             kept);
  return exit_failed;
}

void print_answer(StudyAnswer const& answer, fs::path const& output) {
  fmt::print(
      "{}{}: the whole result (kith show {}). Figures: kith figures {}\n"
      "A scenario is not a forecast: it says what follows from the assumptions in its files.\n",
      answer.in_words(), output.string(), output.string(), output.string());
}

// Signals that end a run: with checkpoints also the one that schedulers send before they kill.
std::vector<int> signals_for(RunRequest const& request) {
  if (request.checkpoint_every) return {SIGINT, SIGTERM, SIGHUP, SIGUSR1};
  return {SIGINT, SIGTERM, SIGHUP};
}

std::unique_ptr<Checkpoint> open_checkpoint(RunRequest const& request, Study const& study,
                                            fs::path const& output) {
  fs::path const folder = checkpoint_folder(output);
  std::error_code ignored;
  if (!request.checkpoint_every) {
    if (fs::exists(folder, ignored))
      fmt::print(stderr,
                 "kith: {} holds a run that was stopped; --checkpoint-every goes on with it\n",
                 folder.string());
    return nullptr;
  }
  auto const say = [](std::string const& line) { fmt::print(stderr, "kith: {}\n", line); };
  return std::make_unique<Checkpoint>(folder, study, this_source(), *request.checkpoint_every, say);
}

// One study on its way into a file.
struct Task {
  RunRequest const& request;
  Study const& study;
  fs::path const& output;
  RunOptions options;
  Interruption& interruption;
  Checkpoint* checkpoint;

  [[nodiscard]] std::size_t runs() const {
    return study.scenarios.size() * options.replicates.size();
  }
};

int report_end(Task const& task, Lived const& lived, StudyAnswer const& answer) {
  if (!task.request.quiet) print_answer(answer, task.output);
  if (lived.failed == 0) return exit_done;
  fmt::print(stderr, "kith: {} of {} runs failed, the first with: {}\n", lived.failed, task.runs(),
             lived.first_failure);
  return exit_some_failed;
}

int live_and_write(Task const& task, Progress& progress) {
  Layout const layout = layout_of(task.study);
  StudyMetadata const metadata = describe_study(task.study, task.options.replicates, task.request);
  StudyAnswer answer(task.study, task.options.replicates);
  StudyWriter writer(task.output, layout, metadata, {task.request.force});
  auto const watch = task.interruption.watch({[&] { progress.tick(); },
                                              [&] {
                                                std::error_code ignored;
                                                fs::remove(writer.temporary_path(), ignored);
                                              }});
  std::mutex mutex;
  Living const with{progress, task.interruption, task.checkpoint};
  Lived const lived = live_through(task.study, task.options, with, [&](RunResult const& run) {
    writer.write(run);
    std::lock_guard const lock(mutex);
    answer.add(run);
  });
  progress.finish();
  if (!lived.finished)
    return explain_stop(task.interruption, progress, task.runs(), task.checkpoint != nullptr);
  if (answer.trial()) writer.put_trial(*answer.trial());
  writer.finish();
  if (task.checkpoint != nullptr) task.checkpoint->remove();
  return report_end(task, lived, answer);
}

// As many replicates as make the answer precise; they are kept, so that writing finds them.
std::optional<std::vector<int>> enough_replicates(Task const& task, Progress& progress) {
  auto const watch = task.interruption.watch({[&] { progress.tick(); }, [] {}});
  return live_until_precise(task.request, task.study, task.options,
                            {progress, task.interruption, task.checkpoint});
}

int live_until_precise_and_write(Task task, Progress& progress) {
  auto const enough = enough_replicates(task, progress);
  progress.finish();
  if (!enough) return explain_stop(task.interruption, progress, task.runs(), true);
  task.options.replicates = *enough;
  Progress nothing_left(Progress::Style::none, 0.0, task.runs());
  return live_and_write(task, nothing_left);
}

int run_into(RunRequest const& request, Study const& study, fs::path const& output) {
  Interruption interruption(request.max_time, signals_for(request),
                            request.checkpoint_every ? exit_stopped : 0);  // before any thread
  auto const began = std::chrono::steady_clock::now();
  OutputLock const lock(output);
  remove_leftovers(output);
  auto const checkpoint = open_checkpoint(request, study, output);
  RunOptions options;
  options.threads = request.threads;
  options.memory_bytes = request.memory_bytes;
  options.replicates = replicates_of(request, study);
  Task const task{request, study, output, options, interruption, checkpoint.get()};
  if (request.verbose)
    fmt::print(stderr, "{} scenarios, {} replicates, {} threads -> {}\n", study.scenarios.size(),
               options.replicates.size(), options.threads, output.string());
  Progress progress(request.progress, resident_weeks(study, options), task.runs());
  int const code = request.precision ? live_until_precise_and_write(task, progress)
                                     : live_and_write(task, progress);
  double const seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (request.verbose && code != exit_stopped)
    fmt::print(stderr, "done in {}\n", duration_in_words(seconds));
  return code;
}

}  // namespace

// Before anything is simulated: what would make the result impossible to write.
void expect_free_name(fs::path const& output, bool force) {
  auto const fail = [&](std::string_view why) {
    throw OutputError(fmt::format("{}: {}", output.string(), why));
  };
  fs::path const folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) fail("cannot create (there is no such folder)");
  auto const found = fs::symlink_status(output);
  if (!fs::exists(found)) return;
  if (!fs::is_regular_file(found)) fail("cannot write here (not an ordinary file)");
  if (!force) fail("exists already (--force replaces it, -o gives another name)");
}

int run_run(std::vector<std::string> const& arguments) {
  auto const request = read_run_request(arguments);
  if (!request) return exit_done;
  if (!request->output.empty()) expect_free_name(request->output, request->force);
  Problems problems;
  auto scenarios = read_scenarios(*request, problems);
  if (!problems.empty()) {
    fmt::print(stderr, "{}", format_problems(problems));
    return exit_invalid;
  }
  warn(scenarios);
  fs::path const output = output_of(*request, scenarios[0]);
  expect_free_name(output, request->force);
  Study study;
  try {
    study = make_study(std::move(scenarios));
  } catch (std::invalid_argument const& differs) {
    fmt::print(stderr, "kith: {}\n", differs.what());
    return exit_invalid;
  }
  try {
    return run_into(*request, study, output);
  } catch (CheckpointRefused const& refused) {
    fmt::print(stderr, "kith: {}\n", refused.what());
    return exit_checkpoint;
  } catch (ShardInUse const& busy) {
    throw LockedError(busy.what());
  }
}

}  // namespace kith
