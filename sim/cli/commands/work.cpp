#include "kith/sweep/work/work.hpp"

#include <fmt/core.h>

#include <optional>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/launcher.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/progress.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_work =
    "Does the remaining runs of a plan, or of one shard. Ctrl-C, SIGTERM, SIGUSR1, SIGHUP and\n"
    "--max-time end it within seconds with exit code 75: finished runs are kept, and the same\n"
    "command continues. A kill loses only the runs under way.\n";

po::options_description work_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("shard", text()->value_name("I/N"),
                        "only this shard (the first is 0); or slurm (the task of an array; "
                        "slurm/TASKS if it has fewer tasks than shards), or mpi (rank)")(
      "threads,j", text()->value_name("T"),
      "threads (default: all cores that Slurm, OMP_NUM_THREADS and the container allow)")(
      "max-time", text()->value_name("3h50m"), "stops after this time, with exit code 75")(
      "retry-failed", "repeats runs that failed")(
      "resume", "continues where it stopped, which it always does")(
      "progress", text()->value_name("STYLE")->default_value("auto"),
      "auto, bar, plain, json or none")("quiet,q", "no progress and no summary");
  return options;
}

struct WorkRequest {
  fs::path folder;
  std::vector<int> shards;
  int threads = 1;
  bool retry_failed = false;
  bool quiet = false;
  bool mpi = false;  ///< launchers end all ranks if one exits with a code other than 0
  Progress::Style progress = Progress::Style::automatic;
};

struct Totals {
  std::size_t done = 0, failed = 0, before = 0, missing = 0, left_to_others = 0;
  std::string first_failure;

  void add(WorkDone const& shard) {
    done += shard.done;
    failed += shard.failed;
    before += shard.before;
    missing += shard.missing;
    if (first_failure.empty()) first_failure = shard.first_failure;
  }
};

std::size_t units_in(Plan const& plan, std::vector<int> const& shards) {
  std::size_t units = 0, all = plan.unit_count();
  for (int const shard : shards)
    for (auto i = static_cast<std::size_t>(shard); i < all;
         i += static_cast<std::size_t>(plan.shards))
      ++units;
  return units;
}

int explain(Totals const& totals, Interruption const& interruption, WorkRequest const& request) {
  if (!request.quiet)
    print_message("{} runs done now, {} before, {} left\n", totals.done, totals.before,
                  totals.missing);
  if (totals.left_to_others > 0)
    print_message(
        "kith: other processes are working on {} shards; kith status {} shows when all is done\n",
        totals.left_to_others, shell_word(request.folder.string()));
  if (totals.missing > 0) {
    print_message("kith: stopped {}; finished runs are kept, and the same command continues\n",
                  interruption.time_is_up() ? "because time ran out" : "early");
    return exit_stopped;
  }
  if (totals.failed > 0)
    print_message("kith: {} runs failed{}{} (kith status {} --why)\n", totals.failed,
                  totals.first_failure.empty() ? "" : ", the first now with: ",
                  totals.first_failure, shell_word(request.folder.string()));
  if (request.mpi) return exit_done;
  if (totals.left_to_others > 0) return exit_stopped;
  return totals.failed > 0 ? exit_some_failed : exit_done;
}

int work(WorkRequest const& request, Plan const& plan, Interruption& interruption) {
  std::vector<Unit> const units = plan.units();
  double const weeks = resident_weeks(plan, units[0]);
  std::size_t const mine = units_in(plan, request.shards);
  Progress progress(request.progress, weeks * static_cast<double>(mine), mine);
  WorkHooks hooks;
  hooks.stop = interruption.stop();
  hooks.on_progress = [&](double resident_weeks) { progress.add_work(resident_weeks); };
  hooks.on_unit = [&] { progress.add_run(); };
  hooks.say = [&](std::string const& line) { progress.say("kith: " + line); };
  auto const watch = interruption.watch({[&] { progress.tick(); }, [] {}});
  Totals totals;
  for (int const shard : request.shards) {
    std::size_t const here = units_in(plan, {shard});
    if (interruption.stop()->load()) {
      totals.missing += here;  // or done before: the next call finds out
      continue;
    }
    hooks.on_begin = [&](std::size_t missing) {
      progress.add_work(weeks * static_cast<double>(here - missing));
      for (std::size_t i = missing; i < here; ++i) progress.add_run();
    };
    try {
      totals.add(
          work_on(plan, request.folder, shard, request.threads, request.retry_failed, hooks));
    } catch (ShardInUse const& busy) {
      if (request.shards.size() == 1) throw LockedError(busy.what());
      ++totals.left_to_others;
    }
  }
  progress.finish();
  if (totals.left_to_others == request.shards.size())
    throw LockedError(request.folder.string() + ": other processes are working on all of it");
  return explain(totals, interruption, request);
}

}  // namespace

int run_work(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("work", about_work, work_options(), arguments);
  if (!given) return exit_done;
  auto const text = [&](char const* name) {
    return given->count(name) ? (*given)[name].as<std::string>() : std::string();
  };
  std::optional<std::chrono::seconds> allowed;
  if (given->count("max-time")) allowed = parse_duration(text("max-time"));
  Interruption interruption(allowed, {SIGINT, SIGTERM, SIGHUP, SIGUSR1}, exit_stopped);
  WorkRequest request;
  request.folder = folder_given(*given);
  request.threads = given->count("threads") ? parse_threads(text("threads")) : default_threads();
  request.retry_failed = given->count("retry-failed") > 0;
  request.quiet = given->count("quiet") > 0;
  request.progress =
      request.quiet ? Progress::Style::none : Progress::style_named(text("progress"));
  Plan const plan = read_plan(request.folder);
  try {
    expect_same_source(plan, this_source());
  } catch (PlanError const& other) {
    print_message("kith: {}: {}\n", request.folder.string(), other.what());
    return exit_checkpoint;
  }
  request.mpi = text("shard") == "mpi";
  request.shards = shards_named(text("shard"), plan.shards);
  if (request.shards.empty()) {
    print_message("kith: more ranks than shards: nothing to do for this one\n");
    return exit_done;
  }
  return work(request, plan, interruption);
}

}  // namespace kith
