#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/output_lock.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/progress.hpp"
#include "kith/ground/clean_text.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/sweep/plan/pilot.hpp"
#include "kith/sweep/plan/slurm_script.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_plan =
    "Reads a sweep, times a few of its runs, estimates what all of them will take, and writes\n"
    "into a folder what workers need: plan.json, and submit.sbatch for Slurm. If the sweep has\n"
    "gained samples, replicates or scenarios, the same command adds them to the plan; finished\n"
    "runs are kept.\n";

po::options_description plan_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("DIR"), "the folder (required)")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the scenarios; may be repeated")(
      "shards", text()->value_name("N"),
      "number of parts that workers take one by one (default: as many as take about an hour each, "
      "at least 4)")("threads,j", text()->value_name("T"), "threads of each worker (default: 4)")(
      "pilot", text()->value_name("10s"), "how long to time runs (default: 5s; 0: not at all)");
  return options;
}

struct PlanRequest {
  std::string file;
  fs::path folder;
  std::vector<std::string> sets;
  int shards = 0;  ///< 0: as many as needed
  int threads = 4;
  double pilot_seconds = 5.0;
};

int number_of(po::variables_map const& given, char const* name, int otherwise, int most) {
  if (given.count(name) == 0) return otherwise;
  std::string const text = given[name].as<std::string>();
  char* end = nullptr;
  long const value = std::strtol(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || value < 1 || value > most)
    throw UsageError(fmt::format("--{} {} (must be 1 to {})", name, text, most));
  return static_cast<int>(value);
}

PlanRequest request_of(po::variables_map const& given) {
  PlanRequest request;
  request.file = only_file(given);
  if (given.count("output") == 0) throw UsageError("into which folder? Name it with -o DIR");
  request.folder = given["output"].as<std::string>();
  if (given.count("set")) request.sets = given["set"].as<std::vector<std::string>>();
  request.shards = number_of(given, "shards", 0, 100'000);
  request.threads = number_of(given, "threads", 4, 1024);
  if (given.count("pilot")) {
    std::string const text = given["pilot"].as<std::string>();
    request.pilot_seconds =
        text == "0" ? 0.0 : static_cast<double>(parse_duration(text, "--pilot").count());
  }
  return request;
}

void make_plan_folder(fs::path const& folder) {
  std::error_code error;
  auto const found = fs::status(folder, error);
  if (fs::exists(found) && !fs::is_directory(found))
    throw OutputError(folder.string() + ": cannot plan here (not a folder)");
  bool const ours = fs::exists(plan_path(folder), error);
  if (fs::is_directory(found) && !ours && !fs::is_empty(folder, error))
    throw OutputError(folder.string() + ": cannot plan here (the folder holds other files)");
  for (auto const* inner : {"shards", "logs"}) make_folder(folder / inner);
}

// About an hour each on a worker's threads; few large tasks, but enough to share.
int shards_for(Plan const& plan, int threads) {
  double const hours = cost_of(plan, threads).core_hours / threads;
  auto const units = static_cast<double>(plan.unit_count());
  return static_cast<int>(std::min({std::max(std::ceil(hours), 4.0), 1000.0, units}));
}

fs::path this_program() {
  std::error_code error;
  fs::path const program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path("kith") : program;
}

/// The script for Slurm is read by line; a path with a line break could inject any command.
void expect_path_for_script(fs::path const& path) {
  std::string const text = fs::absolute(path).string();
  if (text.find_first_of("\n\t") != text.npos || fault_in_text(text))
    throw UsageError(cleaned_text(text) +
                     ": a path with a control character or with bytes that are not UTF-8 cannot be "
                     "used in the Slurm script (choose another folder)");
}

/// Keeps what a user edited in the script of an earlier plan, and says so.
void write_script(Plan const& plan, PlanRequest const& request) {
  fs::path const path = request.folder / "submit.sbatch";
  FileText const before = read_file(path);
  SlurmScript const script =
      slurm_script(plan, {request.folder, this_program(), request.threads, before.text});
  if (script.commands_differ) {
    fs::path const aside = request.folder / "submit.sbatch.before";
    write_whole(aside, before.text);
    print_message("kith: {}: its commands were edited; the edited script is now {}\n",
                  path.string(), aside.string());
  }
  if (!script.kept.empty())
    print_message("kith: {}: kept {}\n", path.string(), fmt::join(script.kept, ", "));
  write_whole(path, script.text);
}

std::string size_in_words(double megabytes) {
  return megabytes < 1000.0 ? fmt::format("{:.3g} MB", megabytes)
                            : fmt::format("{:.3g} GB", megabytes / 1000.0);
}

std::string hours_in_words(double hours) {
  return hours < 1.0 ? fmt::format("{:.3g} core-minutes", hours * 60.0)
                     : fmt::format("{:.3g} core-hours", hours);
}

void tell(Plan const& plan, PlanRequest const& request, std::size_t units_before) {
  SweepBlock const now = plan.blocks.back();
  std::size_t const units = plan.unit_count();
  std::string const folder = shell_word(request.folder.string());
  std::string const script = shell_word((request.folder / "submit.sbatch").string());
  fmt::print("{}: {} samples x {} replicates = {} runs, each of {} scenarios, in {} shards\n",
             plan.sweep.id, now.samples, now.replicates, units, plan.sweep.study.scenarios.size(),
             plan.shards);
  if (units_before > 0)
    fmt::print("  grown: {} runs were planned before, {} are new\n", units_before,
               units - units_before);
  if (plan.pilot.units > 0) {
    Cost const cost = cost_of(plan, request.threads);
    fmt::print("  time    {} ({:.3g} s a run, from {} tried)\n", hours_in_words(cost.core_hours),
               plan.pilot.core_seconds, plan.pilot.units);
    fmt::print("  memory  {} for a worker of {} thread{}\n", size_in_words(cost.memory_mb),
               request.threads, request.threads == 1 ? "" : "s");
    fmt::print("  disk    {} for shards and result\n", size_in_words(cost.disk_mb));
  }
  fmt::print(
      "here      kith work {0}\ncluster   sbatch {1}\nthen      kith status {0}; kith merge {0} -o "
      "{2}.h5\n",
      folder, script, plan.sweep.id);
}

Plan planned(PlanRequest const& request, Sweep sweep, std::size_t& units_before) {
  std::error_code error;
  if (fs::exists(plan_path(request.folder), error)) {
    Plan const before = read_plan(request.folder);
    expect_same_source(before, this_source());
    if (request.shards != 0 && request.shards != before.shards)
      throw PlanError(fmt::format("--shards {} (the plan has {}: shards do not change as it grows)",
                                  request.shards, before.shards));
    units_before = before.unit_count();
    return grow_plan(before, std::move(sweep));
  }
  return make_plan(std::move(sweep), std::max(request.shards, 1), this_source());
}

int plan_into(PlanRequest const& request, Sweep sweep) {
  Interruption interruption(std::nullopt);
  expect_path_for_script(request.folder);
  expect_path_for_script(this_program());
  make_plan_folder(request.folder);
  OutputLock const lock(plan_path(request.folder));
  remove_leftovers(plan_path(request.folder));
  std::size_t units_before = 0;
  Plan plan = planned(request, std::move(sweep), units_before);
  auto const watch = interruption.watch({[] {}, [] {}});
  if (request.pilot_seconds > 0.0)
    plan.pilot = make_pilot(plan, request.pilot_seconds, interruption.stop());
  if (interruption.signal() != 0) {
    print_message("kith: stopped; nothing was planned\n");
    return exit_signal + interruption.signal();
  }
  if (request.shards == 0 && units_before == 0) plan.shards = shards_for(plan, request.threads);
  write_plan(plan, request.folder);
  write_script(plan, request);
  tell(plan, request, units_before);
  return exit_done;
}

}  // namespace

int run_plan(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("plan", about_plan, plan_options(), arguments);
  if (!given) return exit_done;
  PlanRequest const request = request_of(*given);
  Problems problems;
  Sweep sweep = read_sweep(request.file, request.sets, problems);
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return exit_invalid;
  }
  return plan_into(request, std::move(sweep));
}

}  // namespace kith
