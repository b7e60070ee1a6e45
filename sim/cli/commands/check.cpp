#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "kith/answer/first_screen/plain_words.hpp"
#include "kith/answer/money/bill_words.hpp"
#include "kith/answer/money/warnings.hpp"
#include "kith/answer/study_answer.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/study/study.hpp"
#include "kith/sweep/plan/sweep.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_check =
    "Reads scenarios, the files they extend, and sweeps, and reports all problems at once, each\n"
    "as file:line:column: error: message. Several files are also checked together, as one study.\n"
    "A setting that is allowed but probably not what you meant gets a warning.\n"
    "Exit code 3 if there is an error.\n";

po::options_description check_options() {
  po::options_description options("options", 100);
  options.add_options()(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the files before checking; may be repeated");
  options.add_options()("resolved", "prints the whole scenario, defaults and evidence included");
  options.add_options()("json", "prints the problems as JSON, for editors");
  return options;
}

void check_study(std::vector<Scenario> const& scenarios, std::string const& file,
                 Problems& problems) {
  try {
    make_study(scenarios);
  } catch (StudyConflict const& conflict) {
    problems.push_back(conflict.problem);
  } catch (std::invalid_argument const& conflict) {
    problems.push_back({file, 1, 1, "", conflict.what()});
  }
}

// Whether a file is one of those that every scenario builds on.
bool holds_figures(std::filesystem::path const& name) {
  return name == "evidence.toml" || name == "evidence-sample.toml" || name == "national.toml";
}

void append(Problems& all, Problems const& more) {
  all.insert(all.end(), more.begin(), more.end());
}

// Reads scenarios, sweeps, evidence and national figures; returns which files were scenarios.
std::vector<std::string> read_all(std::vector<std::string> const& files,
                                  std::vector<std::string> const& sets,
                                  std::vector<Scenario>& scenarios, Problems& warnings,
                                  Problems& problems) {
  std::vector<std::string> scenario_files;
  for (auto const& file : files) {
    auto const path = std::filesystem::path(file);
    if (holds_figures(path.filename())) {
      read_figures(path.has_parent_path() ? path.parent_path().string() : ".", problems);
    } else if (looks_like_sweep(file)) {
      append(warnings, warnings_of(read_sweep(file, sets, problems).files));
    } else {
      scenarios.push_back(read_scenario(file, sets, problems));
      scenario_files.push_back(file);
    }
  }
  if (problems.empty() && !scenarios.empty()) {
    check_study(scenarios, scenario_files.back(), problems);
  }
  append(warnings, warnings_of(scenarios));
  say_once(warnings);
  say_once(problems);
  return scenario_files;
}

std::string counted(std::size_t n, std::string_view thing) {
  return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s");
}

std::string summary(std::string const& file, Scenario const& scenario) {
  std::size_t const own = scenario.strata.size();
  std::string const strata =
      own == 0 ? "" : fmt::format("{} own {}, ", own, own == 1 ? "stratum" : "strata");
  std::size_t const warned = warnings_of({scenario}).size();
  std::string const verdict = warned == 0 ? "valid" : "can run, with " + counted(warned, "warning");
  return fmt::format("{}: {}: {} residents, {}, {}{}, {}, {} weeks, {}", file, verdict,
                     scenario.margins.residents, counted(scenario.zones.size(), "zone"), strata,
                     counted(scenario.organizations.size(), "organization"),
                     counted(scenario.partnerships.size(), "partnership"), scenario.time.weeks,
                     counted(static_cast<std::size_t>(scenario.run.replicates), "replicate"));
}

// The posts that a scenario asks for: those of every enabled program, times its dose, and of
// coordination.
double posts_named(Scenario const& scenario) {
  auto const all = list_parameters(scenario);
  auto const setting = [&](std::string const& path) -> ParameterInfo const* {
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& info) { return info.path == path; });
    return found == all.end() ? nullptr : &*found;
  };
  double posts = 0.0;
  for (ParameterInfo const& info : all) {
    if (!info.path.starts_with("partnership.") || !info.path.ends_with("_fte")) continue;
    std::string const table = info.path.substr(0, info.path.find_last_of('.'));
    auto const* const enabled = setting(table + ".enabled");
    auto const* const dose = setting(table + ".dose");
    bool const off = enabled != nullptr && enabled->text == "false";
    if (std::isfinite(info.value) && !off) posts += info.value * (dose ? dose->value : 1.0);
  }
  return posts;
}

// The part of the place that is simulated, and what simulating the whole would take.
std::string size_in_words(Scenario const& scenario) {
  double const times = scenario.margins.people_per_resident;
  std::string out = fmt::format("  {} residents: {}", scenario.margins.residents,
                                part_of_place(scenario.margins.title, times));
  if (scenario.partnerships.empty() || times <= shown_as_part) return out;
  out += fmt::format("; if every catchment did this: {:.0f} posts", posts_named(scenario) * times);
  double const usd = asked_usd(scenario);
  return usd > 0.0 ? out + ", " + dollars_in_words(usd * times) + " in grants" : out;
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
  Problems problems, warnings;
  std::vector<Scenario> scenarios;
  std::vector<std::string> const scenario_files =
      read_all(files, sets, scenarios, warnings, problems);
  if (json) {
    Problems all = problems;
    append(all, warnings);
    fmt::print("{}", problems_as_json(all));
  } else {
    print_message("{}", format_problems(warnings));
  }
  if (!problems.empty()) {
    if (!json) print_message("{}", format_problems(problems));
    print_message("{}\n", counted(problems.size(), "problem"));
    return exit_invalid;
  }
  if (resolved && !scenarios.empty()) fmt::print("{}", scenarios.front().resolved_toml);
  for (std::size_t i = 0; i < scenarios.size() && !resolved && !json; ++i) {
    print_message("{}\n{}\n{}", summary(scenario_files[i], scenarios[i]),
                  size_in_words(scenarios[i]), bills_in_words(scenarios[i]));
  }
  return exit_done;
}

}  // namespace kith
