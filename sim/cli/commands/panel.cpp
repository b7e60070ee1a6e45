#include "kith/study/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <iterator>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/interruption.hpp"
#include "kith/cli/run_request.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/study.hpp"

namespace kith {

namespace fs = std::filesystem;
namespace po = boost::program_options;

namespace {

constexpr std::string_view about_panel =
    "Follows a sample of adults under usual care and writes the K6 of each, week by week, as a\n"
    "table: one row a person, empty from the week on in which that person has died or moved "
    "away.\n";

po::options_description panel_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("OUT.csv"), "the table")(
      "people", text()->value_name("N")->default_value("1000"), "adults to follow in a replicate")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the file; may be repeated")("replicates,n", text()->value_name("N"),
                                                      "how many replicates (run.replicates)")(
      "seed", text()->value_name("S"), "seed of the random numbers (run.seed)")("force",
                                                                                "replaces OUT.csv");
  return options;
}

std::vector<std::string> sets_of(po::variables_map const& given) {
  auto sets =
      given.count("set") ? given["set"].as<std::vector<std::string>>() : std::vector<std::string>{};
  for (auto const* name : {"replicates", "seed"})
    if (given.count(name))
      sets.push_back(fmt::format("run.{}={}", name, given[name].as<std::string>()));
  return sets;
}

std::size_t people_wanted(po::variables_map const& given) {
  std::string const text = given["people"].as<std::string>();
  std::size_t people = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), people);
  if (error != std::errc() || end != text.data() + text.size() || people < 1)
    throw UsageError(fmt::format("--people {} (must be a whole number from 1)", text));
  return people;
}

void write_header(TemporaryFile& file, int weeks) {
  std::string line = "replicate,person";
  for (int week = 0; week < weeks; ++week)
    fmt::format_to(std::back_inserter(line), ",week_{}", week);
  line += '\n';
  file.write_all(line.data(), line.size());
}

void write_rows(TemporaryFile& file, int replicate, Panel const& panel) {
  std::string text;
  for (std::size_t person = 0; person < panel.people; ++person) {
    fmt::format_to(std::back_inserter(text), "{},{}", replicate, person);
    for (std::size_t week = 0; week < panel.weeks; ++week) {
      float const k6 = panel.k6[person * panel.weeks + week];
      text += ',';
      if (std::isfinite(k6)) fmt::format_to(std::back_inserter(text), "{:.4f}", k6);
    }
    text += '\n';
  }
  file.write_all(text.data(), text.size());
}

}  // namespace

int run_panel(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("panel", about_panel, panel_options(), arguments);
  if (!given) return exit_done;
  if (given->count("output") == 0) throw UsageError("write to where? Name a table with -o");
  std::size_t const people = people_wanted(*given);
  Problems problems;
  Scenario const scenario = read_scenario(only_file(*given), sets_of(*given), problems);
  if (!problems.empty()) {
    fmt::print(stderr, "{}", format_problems(problems));
    return exit_invalid;
  }
  Scenario const usual = make_study({scenario}).scenarios[0];
  fs::path const path = (*given)["output"].as<std::string>();
  TemporaryFile file(path, given->count("force") > 0);
  Interruption interruption(std::nullopt);
  auto const watch = interruption.watch({[] {}, [] {}});
  write_header(file, usual.time.weeks);
  for (int replicate = 0; replicate < usual.run.replicates; ++replicate) {
    Panel const panel = follow_panel(usual, replicate, people, interruption.stop());
    if (interruption.stop()->load()) return exit_signal + interruption.signal();
    write_rows(file, replicate, panel);
  }
  file.publish();
  fmt::print(stderr, "{}\n", path.string());
  return exit_done;
}

}  // namespace kith
