#include "kith/cli/run_request.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kith/answer/measures.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/machine/machine_limits.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/outcomes/former_names.hpp"
#include "kith/schema/wording.hpp"
#include "kith/statistics/chance_share.hpp"
#include "kith/study/second_life.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr int most_threads = 1024;

/// The part of a container's memory that communities may use: libraries, results and the system
/// need the rest (assumed).
constexpr double part_of_memory = 0.8;

double default_memory() {
  return part_of_memory * machine_limits().memory_bytes.value_or(0.0);
}

constexpr std::string_view about_run =
    "Simulates one study: the community under usual care and under each scenario with a\n"
    "partnership, paired in every replicate. Then prints what differs.\n"
    "Ctrl-C stops within seconds and keeps nothing (exit code 130; SIGTERM: 143). With\n"
    "--checkpoint-every it keeps everything (exit code 75), a kill loses no more than that much\n"
    "time, and the same command continues; the result is that of an uninterrupted run.\n"
    "An existing result is replaced only with --force, and only once the new one is complete.\n";

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

constexpr std::string_view about_rerun =
    "Simulates a result again, from the scenarios stored in it; no other file is needed. Without\n"
    "options the new result has the same digests; --set changes a value, and -n the number of\n"
    "replicates. `kith run RESULT.h5` does the same.\n";

po::options_description run_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("OUT.h5"),
                        "the result (default: results/ID.h5)")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the files, e.g. --set time.weeks=104; may be repeated")(
      "replicates,n", text()->value_name("N"), "how many replicates (run.replicates)")(
      "seed", text()->value_name("S"), "seed of the random numbers (run.seed)")(
      "threads,j", text()->value_name("T"),
      "threads (default: all cores that Slurm, OMP_NUM_THREADS and the container allow)")(
      "only", text()->value_name("replicate=K,..."), "runs only these replicates (the first is 0)")(
      "max-time", text()->value_name("3h50m"), "gives up after this time")(
      "checkpoint-every", text()->value_name("10m"),
      "saves the progress this often (0: after every simulated quarter of a year) and when "
      "stopped, in OUT.h5.checkpoint; the same command continues from there")(
      "until-precision", text()->value_name("OUTCOME=X"),
      "adds replicates, 16 at a time up to --replicates, until the Monte Carlo error of the "
      "difference in OUTCOME is at most ± X (in its own units; 95 %); keeps checkpoints (10m)")(
      "chance", text()->value_name("N"),
      "simulates the first N replicates a second time, with the same uncertain numbers and other "
      "random numbers, and reports how much of each difference's variance is chance; 64 leave "
      "about ± 0.2")("memory", text()->value_name("4GB"),
                     "if copies of the community after burn-in would need more than this, each "
                     "scenario repeats the burn-in: slower, with the same result")(
      "progress", text()->value_name("STYLE")->default_value("auto"),
      "auto, bar, plain, json or none")("quiet,q", "no progress and no answer")(
      "verbose,v", "reports what is done and how long it took")(
      "timings",
      "reports at the end how many seconds each step of the week took, over all replicates")(
      "force", "replaces an existing result");
  return options;
}

}  // namespace

int parse_threads(std::string const& text) {
  auto const threads = whole_number(text);
  if (!threads || *threads < 1 || *threads > most_threads)
    throw UsageError(fmt::format("--threads {} (must be 1 to {})", text, most_threads));
  return *threads;
}

std::string command_line_of(std::string const& verb, std::vector<std::string> const& arguments) {
  std::string line = "kith " + verb;
  for (auto const& word : arguments) line += " " + shell_word(word);
  return line;
}

int default_threads() {
  return std::min(threads_within(machine_limits()), most_threads);
}

std::chrono::seconds parse_duration(std::string const& text, std::string const& option) {
  std::int64_t total = 0;
  char const* at = text.data();
  char const* const end = at + text.size();
  std::string_view const units = "dhms";
  std::int64_t const seconds[] = {86400, 3600, 60, 1};
  std::size_t smallest = 0;  // units must decrease
  while (at != end) {
    int count = 0;
    auto const [next, error] = std::from_chars(at, end, count);
    std::size_t const unit = error == std::errc() && next != end ? units.find(*next) : units.npos;
    if (unit == units.npos || unit < smallest || count < 0) {
      total = 0;
      break;
    }
    total += count * seconds[unit];
    smallest = unit + 1;
    at = next + 1;
  }
  if (total <= 0)
    throw UsageError(option + " " + text + " (must be a time like 3h50m, 45m or 90s)");
  return std::chrono::seconds(total);
}

double parse_memory(std::string const& text) {
  double size = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  std::string_view const unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  double const bytes = unit == "MB" ? 1e6 : unit == "GB" ? 1e9 : 0.0;
  if (error != std::errc() || bytes == 0.0 || !(size > 0.0) || size > 1e9)
    throw UsageError("--memory " + text + " (must be like 800MB or 4GB)");
  return size * bytes;
}

Precision parse_precision(std::string const& text) {
  auto const wrong = [&](std::string const& why) {
    return UsageError("--until-precision " + text + " (must be OUTCOME=X" + why + ")");
  };
  auto const equals = text.find('=');
  if (equals == text.npos) throw wrong(", e.g. treated_past_year_share=0.005");
  Precision precision{text.substr(0, equals)};
  std::string_view const number = std::string_view(text).substr(equals + 1);
  auto const [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), precision.half_width);
  if (error != std::errc() || end != number.data() + number.size() ||
      !(precision.half_width > 0.0) || !std::isfinite(precision.half_width))
    throw wrong(" with X above 0");
  std::vector<std::string> known;
  for (Measure const& measure : all_measures())
    if (known.empty() || known.back() != measure.outcome) known.emplace_back(measure.outcome);
  if (std::find(known.begin(), known.end(), precision.outcome) == known.end())
    throw wrong(" with one of " + enumerate(known) + renamed_or_meant(precision.outcome, known));
  return precision;
}

int parse_chance(std::string const& text) {
  auto const replicates = whole_number(text);
  auto const fewest = static_cast<int>(fewest_for_chance_share);
  if (!replicates || *replicates < fewest || *replicates >= first_second_life)
    throw UsageError(
        fmt::format("--chance {} (must be a number of replicates from {})", text, fewest));
  return *replicates;
}

std::vector<int> parse_only(std::string const& text) {
  std::string_view const start = "replicate=";
  auto const wrong = [&] {
    return UsageError("--only " + text +
                      " (must be replicate=K or replicate=K,L,... with K from 0)");
  };
  if (text.rfind(start, 0) != 0) throw wrong();
  std::vector<int> replicates;
  std::string_view rest = std::string_view(text).substr(start.size());
  for (;;) {
    auto const comma = rest.find(',');
    auto const number = whole_number(rest.substr(0, comma));
    if (!number || *number < 0 || *number >= first_second_life) throw wrong();
    if (std::find(replicates.begin(), replicates.end(), *number) == replicates.end())
      replicates.push_back(*number);
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  std::sort(replicates.begin(), replicates.end());
  return replicates;
}

namespace {

std::optional<RunRequest> read_request(std::string const& verb, std::string_view about,
                                       std::vector<std::string> const& arguments) {
  auto const given = parse_arguments(verb, about, run_options(), arguments);
  if (!given) return std::nullopt;
  auto const text = [&](char const* name) { return (*given)[name].as<std::string>(); };
  auto const texts = [&](char const* name) {
    return (*given)[name].as<std::vector<std::string>>();
  };
  if (given->count("file") == 0) throw UsageError(verb + " what? Name a file");

  RunRequest request;
  request.files = texts("file");
  if (given->count("set")) request.sets = texts("set");
  if (given->count("replicates")) request.sets.push_back("run.replicates=" + text("replicates"));
  if (given->count("seed")) request.sets.push_back("run.seed=" + text("seed"));
  if (given->count("output")) request.output = text("output");
  if (given->count("output") && request.output.filename().empty())
    throw UsageError("--output " + text("output") + " (must be the name of a file)");
  if (given->count("only")) request.only = parse_only(text("only"));
  request.threads = given->count("threads") ? parse_threads(text("threads")) : default_threads();
  if (given->count("max-time")) request.max_time = parse_duration(text("max-time"));
  request.memory_bytes = given->count("memory") ? parse_memory(text("memory")) : default_memory();
  if (given->count("checkpoint-every")) {
    std::string const every = text("checkpoint-every");
    request.checkpoint_every =
        every == "0" ? std::chrono::seconds(0) : parse_duration(every, "--checkpoint-every");
  }
  if (given->count("chance")) request.chance = parse_chance(text("chance"));
  if (given->count("until-precision")) {
    request.precision = parse_precision(text("until-precision"));
    if (!request.checkpoint_every) request.checkpoint_every = std::chrono::minutes(10);
  }
  request.quiet = given->count("quiet") > 0;
  request.verbose = given->count("verbose") > 0;
  request.timings = given->count("timings") > 0;
  request.force = given->count("force") > 0;
  request.progress = Progress::style_named(text("progress"));
  if (request.quiet) request.progress = Progress::Style::none;
  request.command_line = command_line_of(verb, arguments);
  return request;
}

}  // namespace

std::optional<RunRequest> read_run_request(std::vector<std::string> const& arguments) {
  return read_request("run", about_run, arguments);
}

std::optional<RunRequest> read_rerun_request(std::vector<std::string> const& arguments) {
  return read_request("rerun", about_rerun, arguments);
}

}  // namespace kith
