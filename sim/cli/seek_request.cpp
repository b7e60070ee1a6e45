#include "kith/cli/seek_request.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "kith/cli/command_line.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/run_request.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_seek =
    "Finds the smallest value of one number at which an outcome reaches a target with the\n"
    "probability wanted. All replicates try every value, with the same random numbers and draws,\n"
    "so the answer is a quantile of the replicates' own thresholds. It is found by bisection,\n"
    "and its 95 % interval is that of an order statistic.\n"
    "  kith seek scenarios/clinic-at-the-community-center.toml -n 40 --set time.weeks=182 \\\n"
    "    --vary partnership.clinic.colocated_clinic.therapist_fte --between 0,12 --step 0.5 \\\n"
    "    --outcome treated_past_year_share --difference --at-least 0.01 --probability 0.8 \\\n"
    "    -o results/how-many\n"
    "More posts need more money: the grant of the same partnership changes with the number, by\n"
    "what the number costs a year with every post filled (--fixed-grant keeps it unchanged).\n"
    "Each value depends on the answers before it, so one process does it all, on -j threads:\n"
    "shards would wait for each other. Finished runs are kept in the folder; Ctrl-C, SIGTERM and\n"
    "--max-time end with exit code 75, and the same command continues. A search with another\n"
    "bound, step, probability or target reuses them.\n"
    "Exit code 1: the target is not reached within the bounds, or more makes it harder.\n";

po::options_description seek_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("DIR"),
                        "the folder for points.csv, runs.csv and the runs (required)")(
      "vary", text()->value_name("PATH"), "the number (kith parameters FILE lists them)")(
      "between", text()->value_name("LOW,HIGH"), "searches between these values")(
      "step", text()->value_name("S"),
      "how fine the answer is (default: a 64th of the range between the bounds; 1 for whole "
      "numbers)")("outcome", text()->value_name("NAME"), "the outcome (kith show lists them)")(
      "at-most", text()->value_name("X"), "the target: this or less")(
      "at-least", text()->value_name("X"), "the target: this or more")(
      "difference", "the target is for the outcome minus that of usual care")(
      "probability", text()->value_name("P")->default_value("0.8"),
      "share of replicates that must reach it")(
      "weeks", text()->value_name("FROM-TO"),
      "weeks of the horizon to average; outcomes that add up are summed (default: the last 52)")(
      "fixed-grant",
      "keeps the partnership's grant as it is (default: it changes by what the number costs a "
      "year)")("stratum", text()->value_name("NAME")->default_value("adults"),
               "whose outcome counts")("scenario", text()->value_name("ID"),
                                       "which scenario, if the files hold several")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the files; may be repeated")("replicates,n", text()->value_name("N"),
                                                       "how many replicates (run.replicates)")(
      "seed", text()->value_name("S"), "seed of the random numbers (run.seed)")(
      "threads,j", text()->value_name("T"),
      "threads (default: all cores that Slurm, OMP_NUM_THREADS and the container allow)")(
      "max-time", text()->value_name("3h50m"), "stops after this time, with exit code 75")(
      "progress", text()->value_name("STYLE")->default_value("auto"),
      "auto, bar, plain, json or none")("quiet,q", "no progress, only the answer");
  return options;
}

double number_of(std::string const& option, std::string_view text) {
  double value = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    throw UsageError(fmt::format("--{} {} (must be a number)", option, text));
  return value;
}

/// Two numbers with a sign between them.
std::pair<double, double> two_numbers(std::string const& option, std::string const& text,
                                      char between, std::string_view example) {
  auto const cut = text.find(between, 1);
  if (cut == text.npos)
    throw UsageError(fmt::format("--{} {} (must be like {})", option, text, example));
  return {number_of(option, std::string_view(text).substr(0, cut)),
          number_of(option, std::string_view(text).substr(cut + 1))};
}

void read_target(po::variables_map const& given, SeekCommand& command) {
  auto const text = [&](char const* name) { return given[name].as<std::string>(); };
  bool const at_most = given.count("at-most") > 0;
  if (at_most == (given.count("at-least") > 0))
    throw UsageError("which target? Give --at-most X or --at-least X");
  command.target.outcome = text("outcome");
  command.target.stratum = text("stratum");
  command.target.at_most = at_most;
  char const* const bound = at_most ? "at-most" : "at-least";
  command.target.bound = number_of(bound, text(bound));
  command.target.difference = given.count("difference") > 0;
  command.target.probability = number_of("probability", text("probability"));
  if (command.target.probability <= 0.0 || command.target.probability >= 1.0)
    throw UsageError("--probability " + text("probability") + " (must be above 0 and below 1)");
  if (given.count("weeks") == 0) return;
  auto const [from, to] = two_numbers("weeks", text("weeks"), '-', "104-155");
  command.weeks = {static_cast<int>(from), static_cast<int>(to)};
}

}  // namespace

std::optional<SeekCommand> read_seek_command(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("seek", about_seek, seek_options(), arguments);
  if (!given) return std::nullopt;
  auto const text = [&](char const* name) { return (*given)[name].as<std::string>(); };
  auto const texts = [&](char const* name) {
    return (*given)[name].as<std::vector<std::string>>();
  };
  if (given->count("file") == 0) throw UsageError("which scenario? Name at least one file");
  for (auto const* needed : {"output", "vary", "between", "outcome"})
    if (given->count(needed) == 0) throw UsageError(fmt::format("--{} is missing", needed));
  SeekCommand command;
  command.files = texts("file");
  if (given->count("set")) command.sets = texts("set");
  if (given->count("replicates")) command.sets.push_back("run.replicates=" + text("replicates"));
  if (given->count("seed")) command.sets.push_back("run.seed=" + text("seed"));
  command.folder = text("output");
  command.path = text("vary");
  if (given->count("scenario")) command.scenario = text("scenario");
  std::tie(command.low, command.high) = two_numbers("between", text("between"), ',', "0,8");
  if (command.low >= command.high)
    throw UsageError("--between " + text("between") +
                     " (must be the lower bound, then the higher)");
  if (given->count("step")) command.step = number_of("step", text("step"));
  read_target(*given, command);
  command.threads = given->count("threads") ? parse_threads(text("threads")) : default_threads();
  if (given->count("max-time")) command.max_time = parse_duration(text("max-time"));
  command.fixed_grant = given->count("fixed-grant") > 0;
  command.quiet = given->count("quiet") > 0;
  command.progress =
      command.quiet ? Progress::Style::none : Progress::style_named(text("progress"));
  return command;
}

}  // namespace kith
