#include "kith/scenario/parameters.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/parameter_tables.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_parameters =
    "Lists every parameter with its unit, allowed values and meaning, and for evidence its value,\n"
    "plausible range, grade and source: of a scenario file with its values, or of everything that\n"
    "a file may hold with defaults.\n";

po::options_description parameter_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("match", text()->value_name("TEXT"),
                        "only parameters with this text in path, meaning or source");
  options.add_options()("evidence", "only evidence");
  options.add_options()(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value of the file; may be repeated");
  options.add_options()("format", text()->value_name("STYLE")->default_value("text"),
                        "text, csv, json or markdown");
  return options;
}

std::vector<ParameterInfo> listed(po::variables_map const& given, Problems& problems) {
  auto const sets =
      given.count("set") ? given["set"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (given.count("file") > 0) {
    Scenario const scenario = read_scenario(only_file(given), sets, problems);
    return problems.empty() ? list_parameters(scenario) : std::vector<ParameterInfo>{};
  }
  if (!sets.empty()) throw UsageError("--set needs a file");
  Scenario const figures = read_figures(".", problems);
  return problems.empty() ? list_declarations(figures) : std::vector<ParameterInfo>{};
}

bool mentions(ParameterInfo const& info, std::string const& text) {
  return info.path.find(text) != std::string::npos ||
         info.meaning.find(text) != std::string::npos ||
         info.source.find(text) != std::string::npos;
}

}  // namespace

int run_parameters(std::vector<std::string> const& arguments) {
  auto const given =
      parse_arguments("parameters", about_parameters, parameter_options(), arguments);
  if (!given) return exit_done;
  std::string const style = (*given)["format"].as<std::string>();
  ParameterStyle* const table = parameter_table(style);
  if (table == nullptr) {
    throw UsageError(fmt::format("--format {} (must be text, csv, json or markdown{})", style,
                                 did_you_mean(style, {"text", "csv", "json", "markdown"})));
  }
  Problems problems;
  auto list = listed(*given, problems);
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return exit_invalid;
  }
  if (given->count("evidence") > 0) {
    std::erase_if(list, [](ParameterInfo const& info) { return !info.is_evidence(); });
  }
  if (given->count("match") > 0) {
    std::string const text = (*given)["match"].as<std::string>();
    std::erase_if(list, [&](ParameterInfo const& info) { return !mentions(info, text); });
  }
  fmt::print("{}", table(list));
  return exit_done;
}

}  // namespace kith
