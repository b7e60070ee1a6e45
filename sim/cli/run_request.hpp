#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kith/cli/text/progress.hpp"

namespace kith {

/// The Monte Carlo error allowed for an outcome of the answer, in its units.
struct Precision {
  std::string outcome;
  double half_width = 0.0;  ///< of the 95 % interval around the mean difference
};

/// What the command line of `kith run` asks for.
struct RunRequest {
  std::vector<std::string> files;
  std::vector<std::string> sets;  ///< path=value, with --seed and --replicates among them
  std::filesystem::path output;   ///< empty: results/ID.h5
  std::vector<int> only;          ///< replicates; empty: all
  int threads = 1;
  std::optional<std::chrono::seconds> max_time;
  std::optional<std::chrono::seconds> checkpoint_every;  ///< none: no checkpoints
  std::optional<Precision> precision;  ///< replicates are added until it is reached
  int chance = 0;                      ///< this many replicates are simulated twice
  double memory_bytes = 0.0;           ///< 0: no limit
  Progress::Style progress = Progress::Style::automatic;
  bool quiet = false;
  bool verbose = false;
  bool timings = false;  ///< prints at the end how long each step of the week took
  bool force = false;
  std::string command_line;  ///< as it could be typed again
};

/// Nothing if only help was asked for. Throws UsageError.
std::optional<RunRequest> read_run_request(std::vector<std::string> const& arguments);
/// The same for `kith rerun`, with its own help. Throws UsageError.
std::optional<RunRequest> read_rerun_request(std::vector<std::string> const& arguments);

/// "3h50m", "90s", "1d". Throws UsageError.
std::chrono::seconds parse_duration(std::string const& text,
                                    std::string const& option = "--max-time");
/// "800MB", "4GB" as bytes. Throws UsageError.
double parse_memory(std::string const& text);
/// "OUTCOME=HALF_WIDTH" with an outcome of the answer. Throws UsageError.
Precision parse_precision(std::string const& text);
/// How many replicates are simulated twice. Throws UsageError.
int parse_chance(std::string const& text);
/// A number of threads. Throws UsageError.
int parse_threads(std::string const& text);
/// `kith VERB ...` as it could be typed again.
std::string command_line_of(std::string const& verb, std::vector<std::string> const& arguments);
/// Throws OutputError if a result of that name cannot be written.
void expect_free_name(std::filesystem::path const& output, bool force);
/// "replicate=17,18". Throws UsageError.
std::vector<int> parse_only(std::string const& text);
/// The smallest of SLURM_CPUS_PER_TASK, OMP_NUM_THREADS, the cores that this process may use, and
/// the CPUs of its container.
int default_threads();

}  // namespace kith
