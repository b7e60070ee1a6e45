#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>

#include "kith/answer/study_answer.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/live_through.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/result/write_answer.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/study_asked.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/changes_given.hpp"
#include "kith/cli/text/describe_study.hpp"
#include "kith/cli/text/describe_timings.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/until_precise.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/study/second_life.hpp"
#include "kith/study/study.hpp"

namespace kith {

namespace fs = std::filesystem;

namespace {

std::vector<int> replicates_of(RunRequest const& request, Study const& study) {
  if (!request.only.empty()) return request.only;
  std::vector<int> all(static_cast<std::size_t>(study.scenarios.at(0).run.replicates));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

// Signals that end a run: with checkpoints also the one that schedulers send before they kill.
std::vector<int> signals_for(RunRequest const& request) {
  if (request.checkpoint_every) return {SIGINT, SIGTERM, SIGHUP, SIGUSR1};
  return {SIGINT, SIGTERM, SIGHUP};
}

std::unique_ptr<Checkpoint> open_checkpoint(RunRequest const& request, Study const& study,
                                            fs::path const& output) {
  remove_leftovers(output);
  fs::path const folder = checkpoint_folder(output);
  std::error_code ignored;
  if (!request.checkpoint_every) {
    if (fs::exists(folder, ignored))
      print_message("kith: {} holds a stopped run; --checkpoint-every continues it\n",
                    folder.string());
    return nullptr;
  }
  auto const say = [](std::string const& line) { print_message("kith: {}\n", line); };
  return std::make_unique<Checkpoint>(folder, study, this_source(), *request.checkpoint_every, say);
}

/// The replicates that `--chance` simulates a second time. Throws UsageError.
std::vector<int> lived_twice(RunRequest const& request, Study const& study,
                             std::vector<int> replicates) {
  auto const is_trial = [](Scenario const& scenario) { return scenario.trial.has_value(); };
  bool const trial = std::any_of(study.scenarios.begin(), study.scenarios.end(), is_trial);
  if (request.chance > 0 && (study.scenarios.size() < 2 || trial))
    throw UsageError("--chance needs a scenario to compare with usual care, and no trial");
  if (request.chance < static_cast<int>(replicates.size()))
    replicates.resize(static_cast<std::size_t>(request.chance));
  return replicates;
}

/// Their second simulations, which are not replicates of the result.
RunOptions second_lives_of(std::vector<int> const& twice, Study const& study, RunOptions options) {
  options.scenarios = not_rivals(study);
  options.replicates.clear();
  for (int const replicate : twice) options.replicates.push_back(second_life_of(replicate));
  return options;
}

/// One study being written to a file: its guards and its progress.
struct Task {
  RunRequest const& request;
  Study const& study;
  fs::path const& output;
  RunOptions options;
  std::vector<int> twice;     ///< replicates
  Interruption interruption;  // before any thread
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
  OutputLock lock;
  std::unique_ptr<Checkpoint> checkpoint;
  std::optional<Progress> progress{};
  Timings timings{};

  Task(RunRequest const& asked_for, StudyAsked const& asked)
      : request(asked_for),
        study(asked.study),
        output(asked.output),
        options{request.threads, replicates_of(request, study), {}, request.memory_bytes},
        twice(lived_twice(request, study, options.replicates)),
        interruption(request.max_time, signals_for(request),
                     request.checkpoint_every ? exit_stopped : 0),
        lock(output),
        checkpoint(open_checkpoint(request, study, output)) {
    if (request.verbose)
      print_message("{} scenarios, {} replicates, {} threads -> {}\n", study.scenarios.size(),
                    options.replicates.size(), options.threads, output.string());
    progress.emplace(request.progress,
                     resident_weeks(study, options) +
                         (twice.empty() ? 0.0 : resident_weeks(study, second_lives())),
                     runs());
  }

  [[nodiscard]] RunOptions second_lives() const { return second_lives_of(twice, study, options); }
  [[nodiscard]] std::size_t runs() const {
    return study.scenarios.size() * options.replicates.size() +
           not_rivals(study).size() * twice.size();
  }
  [[nodiscard]] Living with() {
    return {*progress, interruption, checkpoint.get(), request.timings ? &timings : nullptr};
  }
};

int explain_stop(Task const& task) {
  std::size_t const done = task.progress->runs_done();
  bool const time_is_up = task.interruption.time_is_up();
  if (task.checkpoint != nullptr) {
    print_message(
        "kith: stopped{} after {} of {} runs; everything is kept, and the same command continues\n",
        time_is_up ? " because time ran out" : "", done, task.runs());
    return exit_stopped;
  }
  std::string const kept = fmt::format("after {} of {} runs; nothing is kept", done, task.runs());
  if (task.interruption.signal() != 0) {
    print_message("kith: stopped {}\n", kept);
    return exit_signal + task.interruption.signal();
  }
  print_message(
      "kith: time ran out {} (allow more with --max-time, or run fewer replicates with -n)\n",
      kept);
  return exit_failed;
}

void print_answer(StudyAnswer const& answer, Task const& task) {
  std::string const output = task.output.string(), word = shell_word(output);
  fmt::print(
      "{}{}: the whole result (kith show {}). Figures: kith figures {}\n"
      "A scenario is not a forecast: it shows what follows from the assumptions in its files.\n",
      answer.in_words(changes_in_words(task.request.command_line)), output, word, word);
}

// Prints how a run ended.
int report_end(Task const& task, Lived const& lived, StudyAnswer const& answer) {
  if (!task.request.quiet) print_answer(answer, task);
  if (lived.failed == 0) return exit_done;
  print_message("kith: {} of {} runs failed, the first with: {}\n", lived.failed, task.runs(),
                lived.first_failure);
  return exit_some_failed;
}

// Simulates enough replicates to make the answer precise and keeps them, so that writing finds
// them. False if stopped.
bool find_enough_replicates(Task& task) {
  auto const enough = [&] {  // the watch ends before another progress begins
    auto const watch = task.interruption.watch({[&] { task.progress->tick(); }, [] {}});
    return live_until_precise(task.request, task.study, task.options, task.with());
  }();
  task.progress->finish();
  if (!enough) return false;
  task.options.replicates = *enough;
  task.twice = lived_twice(task.request, task.study, *enough);
  task.progress.emplace(Progress::Style::none, 0.0, task.runs());  // nothing is left to simulate
  return true;
}

int end(Task const& task, int code) {
  double const seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - task.began).count();
  if (task.request.timings) print_message("{}", describe_timings(task.timings));
  if (task.request.verbose && code != exit_stopped)
    print_message("done in {}\n", duration_in_words(seconds));
  return code;
}

}  // namespace

int run_run(std::vector<std::string> const& arguments) {
  auto request = read_run_request(arguments);
  if (!request) return exit_done;
  auto const asked = read_study(*request);
  if (!asked) return exit_invalid;

  Task task(*request, *asked);
  if (request->precision && !find_enough_replicates(task)) return end(task, explain_stop(task));

  StudyAnswer answer(task.study, task.options.replicates, task.twice);
  StudyMetadata const about = describe_study(task.study, task.options.replicates, *request);
  StudyWriter writer(task.output, layout_of(task.study), about, {request->force});
  auto const watch = task.interruption.watch({[&] { task.progress->tick(); },
                                              [&] {
                                                std::error_code ignored;
                                                fs::remove(writer.temporary_path(), ignored);
                                              }});
  std::mutex mutex;
  auto const gather = [&](RunResult const& run) {
    std::lock_guard const lock(mutex);
    answer.add(run);
  };
  Lived lived = live_through(task.study, task.options, task.with(), [&](RunResult const& run) {
    writer.write(run);
    gather(run);
  });
  if (lived.finished) lived += live_through(task.study, task.second_lives(), task.with(), gather);
  task.progress->finish();
  if (!lived.finished) return end(task, explain_stop(task));

  write_answer(writer, answer, about);
  writer.finish();
  if (task.checkpoint != nullptr) task.checkpoint->remove();
  return end(task, report_end(task, lived, answer));
}

int run_rerun(std::vector<std::string> const& arguments) {
  return read_rerun_request(arguments) ? run_run(arguments) : exit_done;
}

}  // namespace kith
