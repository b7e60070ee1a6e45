#include "kith/study/panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

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

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_panel =
    "Follows a sample of adults under usual care and writes the K6 of each, week by week, as a\n"
    "table: one row a person, empty from the week on in which that person has died or moved "
    "away.\n"
    "With --care a second table tells of the same people and weeks what care they had, as the sum "
    "of\n"
    "  1 a session with a therapist, 2 a visit to a prescriber (first or follow-up),\n"
    "  4 a visit in general medical care for mental health (first, follow-up, or a detection that\n"
    "    starts medication), 8 a contact with a helper (peer, health worker, group),\n"
    "  16 on medication, 32 a request for care (they asked, were referred or were offered it).\n";

po::options_description panel_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("OUT.csv"), "the table")(
      "care", text()->value_name("CARE.csv"), "a second table: care of the week (see above)")(
      "people", text()->value_name("N")->default_value("1000"), "adults to follow in a replicate")(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the file; may be repeated")("replicates,n", text()->value_name("N"),
                                                      "how many replicates (run.replicates)")(
      "seed", text()->value_name("S"), "seed of the random numbers (run.seed)")("force",
                                                                                "replaces tables");
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

/// A row a person; `value` appends what the table says of one week.
template <class Value>
void write_rows(TemporaryFile& file, int replicate, Panel const& panel, Value value) {
  std::string text;
  for (std::size_t person = 0; person < panel.people; ++person) {
    fmt::format_to(std::back_inserter(text), "{},{}", replicate, person);
    for (std::size_t week = 0; week < panel.weeks; ++week) {
      std::size_t const at = person * panel.weeks + week;
      text += ',';
      if (std::isfinite(panel.k6[at])) value(std::back_inserter(text), at);
    }
    text += '\n';
  }
  file.write_all(text.data(), text.size());
}

/// The tables that were asked for, each under a temporary name until all are whole.
class Tables {
 public:
  Tables(po::variables_map const& given, int weeks) {
    bool const force = given.count("force") > 0;
    k6_.emplace(given["output"].as<std::string>(), force);
    if (given.count("care") > 0) care_.emplace(given["care"].as<std::string>(), force);
    write_header(*k6_, weeks);
    if (care_) write_header(*care_, weeks);
  }
  void add(int replicate, Panel const& panel) {
    write_rows(*k6_, replicate, panel,
               [&](auto end, std::size_t at) { fmt::format_to(end, "{:.4f}", panel.k6[at]); });
    if (!care_) return;
    write_rows(*care_, replicate, panel,
               [&](auto end, std::size_t at) { fmt::format_to(end, "{}", panel.care[at]); });
  }
  void publish() {
    k6_->publish();
    if (care_) care_->publish();
  }

 private:
  std::optional<TemporaryFile> k6_, care_;
};

void expect_two_files(po::variables_map const& given) {
  if (given.count("output") == 0) throw UsageError("write to where? Name a table with -o");
  if (given.count("care") > 0 &&
      given["care"].as<std::string>() == given["output"].as<std::string>())
    throw UsageError("--care and -o name the same file");
}

}  // namespace

int run_panel(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("panel", about_panel, panel_options(), arguments);
  if (!given) return exit_done;
  expect_two_files(*given);
  std::size_t const people = people_wanted(*given);
  Problems problems;
  Scenario const scenario = read_scenario(only_file(*given), sets_of(*given), problems);
  if (!problems.empty()) {
    fmt::print(stderr, "{}", format_problems(problems));
    return exit_invalid;
  }
  Scenario const usual = make_study({scenario}).scenarios[0];
  Tables tables(*given, usual.time.weeks);
  Interruption interruption(std::nullopt);
  auto const watch = interruption.watch({[] {}, [] {}});
  for (int replicate = 0; replicate < usual.run.replicates; ++replicate) {
    Panel const panel = follow_panel(usual, replicate, people, interruption.stop());
    if (interruption.stop()->load()) return exit_signal + interruption.signal();
    tables.add(replicate, panel);
  }
  tables.publish();
  for (auto const* table : {"output", "care"})
    if (given->count(table) > 0) fmt::print(stderr, "{}\n", (*given)[table].as<std::string>());
  return exit_done;
}

}  // namespace kith
