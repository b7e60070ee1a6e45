#include <fmt/format.h>

#include <filesystem>

#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/place/made_place.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/io/tables/table_file.hpp"
#include "kith/place/survey/survey_text.hpp"

namespace kith {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

constexpr std::string_view about_partnership =
    "Turns a survey of a partnership's members into its levers (communication, goals, power and\n"
    "trust) and prints them with n, mean and spread. The table has a row for each respondent and\n"
    "the columns trust, communication, goals, resources and power; a column organization may\n"
    "hold ids.\n"
    "  kith partnership --from survey.csv --extends our-clinic.toml > "
    "our-clinic-as-surveyed.toml\n";

po::options_description partnership_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("from", text()->value_name("SURVEY.csv"), "the answers")(
      "scale", text()->value_name("LOW-HIGH"),
      "lowest and highest answer, such as 1-5, if the header does not give them, as in trust "
      "(1-5)")("extends", text()->value_name("FILE.toml"),
               "the scenario whose partnership was surveyed")(
      "id", text()->value_name("ID"),
      "id of the partnership (default: the scenario's only one, else my-partnership)");
  return options;
}

std::optional<SurveyScale> scale_asked(po::variables_map const& given) {
  if (given.count("scale") == 0) return std::nullopt;
  std::string const text = given["scale"].as<std::string>();
  auto const scale = survey_scale(text);
  if (!scale)
    throw UsageError(
        fmt::format("--scale {} (must be the lowest and the highest answer, such as 1-5)", text));
  return scale;
}

/// The partnership of a scenario by its id, or its only one.
Partnership const& chosen(Scenario const& scenario, std::string const& id) {
  std::vector<std::string> ids;
  for (Partnership const& one : scenario.partnerships) {
    ids.push_back(one.id);
    if (one.id == id || (id.empty() && scenario.partnerships.size() == 1)) return one;
  }
  throw UsageError(ids.empty()
                       ? std::string("--extends: the scenario has no partnership")
                       : fmt::format("--id {} (must be one of {})", id, fmt::join(ids, ", ")));
}

SurveyedPartnership surveyed(po::variables_map const& given) {
  std::string const id = given.count("id") > 0 ? given["id"].as<std::string>() : "";
  if (given.count("extends") == 0) return {id.empty() ? "my-partnership" : id, "", "", {}};
  std::string const file = given["extends"].as<std::string>();
  Problems problems;
  Scenario const scenario = read_scenario(file, {}, problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  Partnership const& one = chosen(scenario, id);
  return {one.id, file, scenario.id + "-as-surveyed", one.partners};
}

int print_levers(po::variables_map const& given) {
  if (given.count("from") == 0)
    throw UsageError("which survey? (--from SURVEY.csv, with a row for each respondent)");
  fs::path const file = given["from"].as<std::string>();
  Problems problems;
  auto const rows = read_survey(read_table(file), file.string(), scale_asked(given), problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  fmt::print("{}", survey_text(rows, surveyed(given), file.filename().string()));
  return exit_done;
}

}  // namespace

int run_partnership(std::vector<std::string> const& arguments) {
  auto const given =
      parse_arguments("partnership", about_partnership, partnership_options(), arguments);
  if (!given) return exit_done;
  try {
    return print_levers(*given);
  } catch (MadePlaceProblems const& problems) {
    print_message("{}", problems.what());
    return exit_invalid;
  }
}

}  // namespace kith
