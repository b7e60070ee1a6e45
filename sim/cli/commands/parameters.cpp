#include "kith/scenario/parameters.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/cli/text/parameter_tables.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/form.hpp"
#include "kith/schema/wording.hpp"

namespace kith {

namespace po = boost::program_options;

namespace {

constexpr std::string_view about_parameters =
    "Lists parameters with unit, allowed values and meaning, and for evidence the value,\n"
    "plausible range, grade and source. With a scenario file: its parameters and their values;\n"
    "without one: every parameter that a file may hold, with its default. With --used-by FILE:\n"
    "only evidence that the scenario reads; evidence that it does not read cannot change its\n"
    "results.\n";

po::options_description parameter_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("match", text()->value_name("TEXT"),
                        "only parameters with this text in path, meaning or source");
  options.add_options()("evidence", "only evidence");
  options.add_options()("grade",
                        po::value<std::vector<std::string>>()->composing()->value_name("GRADE"),
                        "only numbers of this grade: trial, observational, expert or assumed; may "
                        "be repeated");
  options.add_options()("used-by", text()->value_name("FILE"),
                        "only evidence that the scenario in this file reads");
  options.add_options()(
      "set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
      "changes a value in the file; may be repeated");
  options.add_options()("format", text()->value_name("STYLE")->default_value("text"),
                        "text, csv, json or markdown");
  return options;
}

std::vector<std::string> texts_given(po::variables_map const& given, char const* option) {
  return given.count(option) ? given[option].as<std::vector<std::string>>()
                             : std::vector<std::string>{};
}

/// Evidence that a scenario reads, with its values.
std::vector<ParameterInfo> used_by(Scenario const& scenario) {
  std::vector<bool> const read = evidence_read(scenario);
  std::vector<ParameterInfo> list = list_evidence(scenario.evidence), used;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (read[i]) used.push_back(list[i]);
  return used;
}

std::vector<ParameterInfo> listed(po::variables_map const& given, Problems& problems) {
  auto const sets = texts_given(given, "set");
  if (given.count("used-by") > 0) {
    if (given.count("file") > 0) throw UsageError("--used-by names the file: give no other");
    Scenario const scenario = read_scenario(given["used-by"].as<std::string>(), sets, problems);
    return problems.empty() ? used_by(scenario) : std::vector<ParameterInfo>{};
  }
  if (given.count("file") > 0) {
    Scenario const scenario = read_scenario(only_file(given), sets, problems);
    return problems.empty() ? list_parameters(scenario) : std::vector<ParameterInfo>{};
  }
  if (!sets.empty()) throw UsageError("--set needs a file");
  Scenario const figures = read_figures(".", problems);
  return problems.empty() ? list_declarations(figures) : std::vector<ParameterInfo>{};
}

std::vector<std::string> grades_given(po::variables_map const& given) {
  std::vector<std::string> const known(std::begin(grade_names), std::end(grade_names));
  auto const wanted = texts_given(given, "grade");
  for (std::string const& grade : wanted)
    if (std::find(known.begin(), known.end(), grade) == known.end())
      throw UsageError(fmt::format("--grade {} (must be {}{})", grade, enumerate(known),
                                   did_you_mean(grade, known)));
  return wanted;
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
  auto const grades = grades_given(*given);
  Problems problems;
  auto list = listed(*given, problems);
  if (!problems.empty()) {
    print_message("{}", format_problems(problems));
    return exit_invalid;
  }
  if (given->count("evidence") > 0) {
    std::erase_if(list, [](ParameterInfo const& info) { return !info.is_evidence(); });
  }
  if (!grades.empty()) {
    std::erase_if(list, [&](ParameterInfo const& info) {
      return std::find(grades.begin(), grades.end(), info.grade) == grades.end();
    });
  }
  if (given->count("match") > 0) {
    std::string const text = (*given)["match"].as<std::string>();
    std::erase_if(list, [&](ParameterInfo const& info) { return !mentions(info, text); });
  }
  fmt::print("{}", table(list));
  return exit_done;
}

}  // namespace kith
