#include <fmt/core.h>

#include <filesystem>
#include <stdexcept>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/warnings.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/study.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_check =
    "Reads scenarios, everything they extend, and sweeps, and reports all problems at once, each "
    "as\n"
    "file:line:column: error: message. Several files are also checked as one study.\n"
    "What is allowed but will not do what was meant is a warning.\n"
    "Exit code 3 when something is wrong.\n";

po::options_description check_options() {
  po::options_description options("options", 100);
  options.add_options()(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the files before checking; may be repeated");
  options.add_options()("resolved", "prints the whole scenario, defaults and evidence included");
  options.add_options()("json", "prints the problems as JSON, for editors");
  return options;
}

void check_study(std::vector<Scenario> const& scenarios, std::string const& file,
                 Problems& problems) {
  try {
    make_study(scenarios);
  } catch (std::invalid_argument const& conflict) {
    problems.push_back({file, 1, 1, "", conflict.what()});
  }
}

// Files that lie under every scenario.
bool holds_figures(std::filesystem::path const& name) {
  return name == "evidence.toml" || name == "evidence-sample.toml" || name == "national.toml";
}

// Reads scenarios, evidence and national figures; returns which files were scenarios.
std::vector<std::string> read_all(std::vector<std::string> const& files,
                                  std::vector<std::string> const& sets,
                                  std::vector<Scenario>& scenarios, Problems& problems) {
  std::vector<std::string> scenario_files;
  for (auto const& file : files) {
    auto const path = std::filesystem::path(file);
    if (holds_figures(path.filename())) {
      read_figures(path.has_parent_path() ? path.parent_path().string() : ".", problems);
    } else if (looks_like_sweep(file)) {
      read_sweep(file, sets, problems);
    } else {
      scenarios.push_back(read_scenario(file, sets, problems));
      scenario_files.push_back(file);
    }
  }
  if (problems.empty() && !scenarios.empty()) {
    check_study(scenarios, scenario_files.back(), problems);
  }
  say_once(problems);
  return scenario_files;
}

std::string counted(std::size_t n, std::string_view thing) {
  return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s");
}

std::string summary(std::string const& file, Scenario const& scenario) {
  return fmt::format("{}: valid: {} residents, {}, {}, {}, {} weeks, {}", file,
                     scenario.margins.residents, counted(scenario.zones.size(), "zone"),
                     counted(scenario.organizations.size(), "organization"),
                     counted(scenario.partnerships.size(), "partnership"), scenario.time.weeks,
                     counted(static_cast<std::size_t>(scenario.run.replicates), "replicate"));
}

}  // namespace

int run_check(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("check", about_check, check_options(), arguments);
  if (!given) return exit_done;
  if (given->count("file") == 0) throw UsageError("which file?");
  auto const files = (*given)["file"].as<std::vector<std::string>>();
  auto const sets = given->count("set") ? (*given)["set"].as<std::vector<std::string>>()
                                        : std::vector<std::string>{};
  bool const resolved = given->count("resolved") > 0;
  bool const json = given->count("json") > 0;
  if (resolved && (files.size() > 1 || json)) {
    throw UsageError("--resolved prints one file, and not with --json");
  }
  Problems problems;
  std::vector<Scenario> scenarios;
  std::vector<std::string> const scenario_files = read_all(files, sets, scenarios, problems);
  Problems const warnings = warnings_of(scenarios);
  if (json) {
    Problems all = problems;
    all.insert(all.end(), warnings.begin(), warnings.end());
    fmt::print("{}", problems_as_json(all));
  } else {
    fmt::print(stderr, "{}", format_problems(warnings));
  }
  if (!problems.empty()) {
    if (!json) fmt::print(stderr, "{}", format_problems(problems));
    fmt::print(stderr, "{}\n", counted(problems.size(), "problem"));
    return exit_invalid;
  }
  if (resolved && !scenarios.empty()) fmt::print("{}", scenarios.front().resolved_toml);
  for (std::size_t i = 0; i < scenarios.size() && !resolved && !json; ++i) {
    fmt::print(stderr, "{}\n", summary(scenario_files[i], scenarios[i]));
  }
  return exit_done;
}

}  // namespace kith
