#include <fmt/core.h>

#include <algorithm>
#include <mutex>
#include <optional>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/proof/compare_run.hpp"
#include "kith/cli/proof/stored_study.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/cli/sweep_request.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/study/study.hpp"

namespace kith {
namespace {

namespace po = boost::program_options;

constexpr std::string_view about_verify =
    "Checks that a result can be reproduced from its own scenarios: its texts are as they were\n"
    "written, and one replicate, simulated again from them, has the same digests and the same\n"
    "outcomes, bit for bit. No other file is needed. Lists what differs.\n"
    "Exit code 1 if something differs.\n";

po::options_description verify_options() {
  po::options_description options("options", 100);
  options.add_options()("only", po::value<std::string>()->value_name("replicate=K,..."),
                        "simulates these replicates again (default: the first that was done)")(
      "all", "simulates every replicate again")(
      "threads,j", po::value<std::string>()->value_name("T"),
      "threads (default: all cores that Slurm, OMP_NUM_THREADS and the container allow)");
  return options;
}

constexpr std::size_t most_differences = 20;  // of the outcomes that differ

/// What is verified, and the findings.
struct Verification {
  ResultsFile const& file;
  StudyMetadata const about;
  std::vector<double> const status = file.read("/run_status");
  std::vector<std::string> const digests = file.read_texts("/digest");
  std::vector<std::string> differences{};
  std::size_t outcomes = 0, runs = 0;

  [[nodiscard]] std::size_t place_of(int replicate) const {
    auto const found = std::find(about.replicates.begin(), about.replicates.end(), replicate);
    return static_cast<std::size_t>(found - about.replicates.begin());
  }
  [[nodiscard]] bool was_done(std::size_t scenario, std::size_t replicate) const {
    return status.at(scenario * about.replicates.size() + replicate) == 0.0;
  }
};

/// The replicates that were asked for. Throws UsageError if the file does not contain one.
std::vector<int> replicates_of(po::variables_map const& given, Verification const& v) {
  if (given.count("all")) return v.about.replicates;
  if (given.count("only")) {
    auto only = parse_only(given["only"].as<std::string>());
    for (int const replicate : only)
      if (v.place_of(replicate) == v.about.replicates.size())
        throw UsageError(fmt::format(
            "--only replicate={}: the result does not have it (it has {} replicates, {} to {})",
            replicate, v.about.replicates.size(), v.about.replicates.front(),
            v.about.replicates.back()));
    return only;
  }
  for (std::size_t k = 0; k < v.about.replicates.size(); ++k)
    for (std::size_t s = 0; s < v.about.scenario_ids.size(); ++s)
      if (v.was_done(s, k)) return {v.about.replicates[k]};
  return {};
}

std::string in_words(std::string const& whose, OtherValue const& other) {
  std::string const where = other.where.empty() ? "" : " at " + other.where;
  std::string const more =
      other.values > 1 ? fmt::format(" (and {} more values)", other.values - 1) : "";
  return fmt::format("{}: {}{}: {} in the file, {} simulated{}", whose, other.outcome, where,
                     other.stored, other.simulated, more);
}

void compare(Verification& v, Layout const& layout, RunResult const& run) {
  std::size_t const k = v.place_of(run.replicate);
  if (run.scenario >= v.about.scenario_ids.size() || !v.was_done(run.scenario, k)) return;
  std::string const whose =
      fmt::format("{}, replicate {}", v.about.scenario_ids[run.scenario], run.replicate);
  ++v.runs;
  v.outcomes = layout.outcomes.size();
  if (run.failed) v.differences.push_back(fmt::format("{}: failed now: {}", whose, run.message));
  if (run.failed) return;
  std::string const& digest = v.digests.at(run.scenario * v.about.replicates.size() + k);
  if (digest != run.digest)
    v.differences.push_back(
        fmt::format("{}: digest {} in the file, {} simulated", whose, digest, run.digest));
  for (OtherValue const& other : other_values(v.file, layout, run, run.scenario, k))
    v.differences.push_back(in_words(whose, other));
}

void simulate_again(Verification& v, Study const& study, std::vector<int> replicates, int threads) {
  Layout const layout = layout_of(study);
  RunOptions options;
  options.threads = threads;
  options.replicates = std::move(replicates);
  std::mutex mutex;
  RunHooks hooks;
  hooks.on_result = [&](RunResult&& run) {
    std::lock_guard const lock(mutex);
    compare(v, layout, run);
  };
  run_study(study, options, hooks);
  std::sort(v.differences.begin(), v.differences.end());
}

int tell(Verification const& v, std::string const& file) {
  bool const same_version = v.about.source == this_source();
  fmt::print("{}: made by {}{}\n", file, v.about.source,
             same_version ? "" : "; this is " + this_source());
  for (std::size_t i = 0; i < std::min(v.differences.size(), most_differences); ++i)
    fmt::print("  {}\n", v.differences[i]);
  if (v.differences.size() > most_differences)
    fmt::print("  and {} more differences\n", v.differences.size() - most_differences);
  if (v.differences.empty() && v.runs > 0) {
    fmt::print(
        "verified: the texts are as written; {} run{} simulated again {} the same digest{} "
        "and the same {} outcomes\n",
        v.runs, v.runs == 1 ? "" : "s", v.runs == 1 ? "has" : "have", v.runs == 1 ? "" : "s",
        v.outcomes);
    return exit_done;
  }
  if (v.runs == 0 && v.differences.empty())
    fmt::print("not verified: no run of these replicates was done\n");
  else
    fmt::print("not verified{}\n",
               same_version ? "" : ": the versions differ, and so may their results");
  return exit_failed;
}

}  // namespace

int run_verify(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("verify", about_verify, verify_options(), arguments);
  if (!given) return exit_done;
  std::string const name = only_file(*given);
  ResultsFile const file(name);
  if (file.attribute("/", "filetype") != "kith-study")
    throw UsageError(name + ": is the result of a sweep (verify re-runs results of kith run)");
  Verification v{file, file.metadata()};
  int const threads = given->count("threads") ? parse_threads((*given)["threads"].as<std::string>())
                                              : default_threads();
  auto const replicates = replicates_of(*given, v);
  auto const study = stored_study(file, name);
  if (!study) return exit_invalid;
  if (!replicates.empty()) simulate_again(v, *study, replicates, threads);
  return tell(v, name);
}

}  // namespace kith
