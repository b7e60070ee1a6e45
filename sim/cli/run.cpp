#include <fmt/core.h>

#include <chrono>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>

#include "answer.hpp"
#include "describe_study.hpp"
#include "exit_codes.hpp"
#include "interruption.hpp"
#include "kith/read_scenario.hpp"
#include "kith/results_file.hpp"
#include "kith/study.hpp"
#include "output_lock.hpp"
#include "progress.hpp"
#include "run_request.hpp"
#include "sim/sweep/checkpoint.hpp"
#include "sweep_request.hpp"
#include "trial_words.hpp"
#include "verbs.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

struct Outcomes {
  bool finished = false;
  std::size_t failed = 0;
  std::string first_failure;
};

// What is said at the end, gathered run by run.
struct RunSummary {
  Answer answer;
  std::optional<TrialTable> trial;
  Layout const& layout;
  void add(RunResult const& run) {
    answer.add(run);
    if (trial) trial->add(run, layout);
  }
};

std::optional<TrialTable> trial_table(Study const& study) {
  for (Scenario const& scenario : study.scenarios)
    if (scenario.trial) return TrialTable(*scenario.trial);
  return std::nullopt;
}

std::vector<Scenario> read_scenarios(RunRequest const& request, Problems& problems) {
  std::vector<Scenario> scenarios;
  for (auto const& file : request.files)
    scenarios.push_back(read_scenario(file, request.sets, problems));
  return scenarios;
}

fs::path output_of(RunRequest const& request, Scenario const& first) {
  if (!request.output.empty()) return request.output;
  std::error_code error;
  fs::create_directory("results", error);
  if (error) throw OutputError(fmt::format("results: cannot create ({})", error.message()));
  std::string const stem = first.id.empty() ? fs::path(request.files[0]).stem().string() : first.id;
  return fs::path("results") / (stem + ".h5");
}

std::vector<int> replicates_of(RunRequest const& request, Study const& study) {
  if (!request.only.empty()) return request.only;
  std::vector<int> all(static_cast<std::size_t>(study.scenarios.at(0).run.replicates));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Runs the study into the writer. An exception of a hook stops the study and is thrown here, in the
// thread that asked for it.
Outcomes live_through(Study const& study, RunOptions options, StudyWriter& writer,
                      RunSummary& summary, Progress& progress, Interruption& interruption,
                      Checkpoint* checkpoint) {
  Outcomes out;
  std::mutex mutex;
  std::exception_ptr problem;
  RunHooks hooks;
  auto const take = [&](RunResult const& run) {
    writer.write(run);
    std::lock_guard const lock(mutex);
    summary.add(run);
    progress.add_run();
    if (run.failed && out.failed++ == 0) out.first_failure = run.message;
  };
  if (checkpoint != nullptr) {
    checkpoint->each_done(options.replicates, take);
    hooks.checkpoints = checkpoint->hooks();
  }
  hooks.stop = interruption.stop();
  hooks.on_progress = [&](double resident_weeks) { progress.add_work(resident_weeks); };
  hooks.on_result = [&](RunResult&& run) {
    try {
      if (checkpoint == nullptr || checkpoint->add(run)) take(run);
    } catch (...) {
      std::lock_guard const lock(mutex);
      if (!problem) problem = std::current_exception();
      interruption.request_stop();
    }
  };
  // No replicates would mean all of them.
  out.finished = options.replicates.empty() || run_study(study, options, hooks);
  if (problem) std::rethrow_exception(problem);
  return out;
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

void print_answer(Answer const& answer, std::optional<TrialTable> const& trial,
                  fs::path const& output) {
  if (trial)
    fmt::print("{}", trial_in_words(*trial));
  else
    fmt::print("{}{}\n", answer.in_words(), answer.table());
  fmt::print(
      "{}: the whole result (kith show {}). Figures: kith figures {}\n"
      "A scenario is not a forecast: it says what follows from the assumptions in its files.\n",
      output.string(), output.string(), output.string());
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

int run_into(RunRequest const& request, Study const& study, fs::path const& output) {
  Interruption interruption(request.max_time, signals_for(request),
                            request.checkpoint_every ? exit_stopped : 0);  // before any thread
  auto const began = std::chrono::steady_clock::now();
  OutputLock const lock(output);
  remove_leftovers(output);
  auto const checkpoint = open_checkpoint(request, study, output);
  Layout const layout = layout_of(study);
  RunOptions options;
  options.threads = request.threads;
  options.memory_bytes = request.memory_bytes;
  options.replicates = replicates_of(request, study);
  StudyMetadata const metadata = describe_study(study, options.replicates, request);
  std::size_t const runs = study.scenarios.size() * options.replicates.size();
  if (request.verbose)
    fmt::print(stderr, "{} scenarios, {} replicates, {} threads -> {}\n", study.scenarios.size(),
               options.replicates.size(), options.threads, output.string());

  RunSummary summary{Answer(layout, metadata), trial_table(study), layout};
  StudyWriter writer(output, layout, metadata, {request.force});
  Progress progress(request.progress, resident_weeks(study, options), runs);
  auto const watch = interruption.watch({[&] { progress.tick(); },
                                         [&] {
                                           std::error_code ignored;
                                           fs::remove(writer.temporary_path(), ignored);
                                         }});
  Outcomes const out =
      live_through(study, options, writer, summary, progress, interruption, checkpoint.get());
  progress.finish();
  if (!out.finished) return explain_stop(interruption, progress, runs, checkpoint != nullptr);
  if (summary.trial) writer.put_trial(*summary.trial);
  writer.finish();
  if (checkpoint) checkpoint->remove();
  if (!request.quiet) print_answer(summary.answer, summary.trial, output);
  if (request.verbose) {
    double const seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    fmt::print(stderr, "done in {}\n", duration_in_words(seconds));
  }
  if (out.failed == 0) return exit_done;
  fmt::print(stderr, "kith: {} of {} runs failed, the first with: {}\n", out.failed, runs,
             out.first_failure);
  return exit_some_failed;
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
