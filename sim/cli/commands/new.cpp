#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>

#include "kith/answer/money/bill_words.hpp"
#include "kith/answer/place/place_words.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/place/made_place.hpp"
#include "kith/cli/place/shelf.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/ground/shell_word.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/carry/carry_over.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/parse_toml.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/schema/wording.hpp"
#include "kith/study/bill/grants_needed.hpp"

namespace kith {
namespace {

namespace po = boost::program_options;
namespace fs = std::filesystem;

constexpr std::string_view about_new =
    "Writes a scenario for your place, based on one from the library: NAME.toml, with the\n"
    "community file of the place beside it. Ids of organizations, zones, groups and languages\n"
    "are those of the place.\n"
    "On a terminal it asks for what you leave out.\n"
    "  kith new our-clinic --place \"Hidalgo County, TX\" --like clinic-at-the-community-center\n";

po::options_description new_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("place", text()->value_name("PLACE"),
                        "a county by its name or FIPS code, or a community file")(
      "like", text()->value_name("SCENARIO"),
      "the example: a scenario from the library, or a file")(
      "for", text()->value_name("WHOM"),
      "catchment: the example's posts and dollars are for the simulated residents; county: they "
      "are for the whole county and are divided (default: catchment)")(
      "list",
      "lists the library (what --like may be); with --place, also what the place lacks for each")(
      "force", "replaces an existing scenario");
  return options;
}

/// The value of an option, or the answer that a person types on a terminal. Throws UsageError if
/// nobody can be asked.
std::string given_or_asked(po::variables_map const& given, char const* option,
                           std::string const& question) {
  if (given.count(option) > 0) return given[option].as<std::string>();
  if (isatty(STDIN_FILENO) == 0)
    throw UsageError(fmt::format("--{} is missing ({})", option, question));
  print_message("{} ", question);
  std::string answer;
  std::getline(std::cin, answer);
  if (answer.empty()) throw UsageError(fmt::format("--{} is missing", option));
  return answer;
}

fs::path example_file(std::string const& like) {
  if (fs::is_regular_file(like)) return like;
  if (auto const found = first_existing(places_of(like + ".toml", "."))) return *found;
  auto const names = library_names();
  throw UsageError(fmt::format("--like {}: no such scenario{} (kith's library: {})", like,
                               did_you_mean(like, names), fmt::join(names, ", ")));
}

bool is_for_county(std::string const& whom) {
  if (whom == "county" || whom == "catchment") return whom == "county";
  throw UsageError(fmt::format("--for {} (must be county or catchment)", whom));
}

Scenario read_checked(fs::path const& path) {
  Problems problems;
  Scenario scenario = read_scenario(path.string(), {}, problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  return scenario;
}

Scenario read_made(MadePlace const& made) {
  Problems problems;
  Scenario scenario = read_scenario_text(made.text, made.file_name, problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  return scenario;
}

void write(fs::path const& path, std::string const& text, bool replace) {
  TemporaryFile file(path, replace);
  file.write_all(text.data(), text.size());
  file.publish();
}

/// The community file of a county beside the scenario; an existing one is kept.
fs::path community_for(std::string const& place) {
  if (fs::is_regular_file(place)) return place;
  MadePlace const made = made_place(place);
  if (fs::exists(made.file_name)) {
    print_message("{}: exists already, and is used as it is\n", made.file_name);
  } else {
    write(made.file_name, made.text, false);
    print_message("{}\n", made.in_words);
  }
  return made.file_name;
}

/// Grants that pay for what a carried scenario does; none if it cannot be read yet.
std::map<std::string, double> grants_for(std::string const& text, fs::path const& file) {
  Problems problems;
  Scenario const scenario = read_scenario_text(text, file.string(), problems);
  return problems.empty() ? grants_needed(scenario) : std::map<std::string, double>{};
}

/// The cost of a year of the scenario, as comment lines for its file; empty if the scenario cannot
/// be read yet.
std::string bill_as_comment(std::string const& text, fs::path const& file) {
  Problems problems;
  Scenario const scenario = read_scenario_text(text, file.string(), problems);
  if (!problems.empty()) return "";
  std::istringstream lines(bills_in_words(scenario));
  std::string comment = "\n# From kith check:\n";
  for (std::string line; std::getline(lines, line);)
    comment += line.empty() ? "#\n" : "# " + line + "\n";
  return comment;
}

int write_new(po::variables_map const& given) {
  std::string const name = only_file(given);
  if (!is_id(name))
    throw UsageError(
        fmt::format("{} (a name must be 1 to 64 letters a-z, digits, '-' and '_')", name));
  std::string const place =
      given_or_asked(given, "place", "Which county, for example \"Hidalgo County, TX\"?");
  fs::path const example =
      example_file(given_or_asked(given, "like", "Based on which scenario from the library?"));
  bool const for_county =
      is_for_county(given.count("for") > 0 ? given["for"].as<std::string>() : "catchment");
  fs::path const file = name + ".toml";
  if (fs::exists(file) && given.count("force") == 0)
    throw OutputError(file.string() + ": exists already (--force replaces it)");
  Scenario const from = read_checked(example);
  fs::path const community = community_for(place);
  Scenario const to = read_checked(community);
  CarryOver how = carry_by_size(from, to, for_county);
  how.id = name;
  how.community = community.string();
  Problems problems;
  CarriedScenario made = carry_over(read_file(example).text, from, to, how, problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  if (how.divide_by > 1.0 && !for_county) {
    how.grants = grants_for(made.text, file);
    made = carry_over(read_file(example).text, from, to, how, problems);
  }
  write(file, made.text + bill_as_comment(made.text, file), given.count("force") > 0);
  for (std::string const& note : made.notes) print_message("{}.\n", note);
  for (std::string const& note : size_notes(from, to, for_county)) print_message("{}\n", note);
  fmt::print("{}\n", file.string());
  print_message("Edit it to match your plan, then: kith check {0} && kith run {0}\n",
                shell_word(file.string()));
  read_checked(file);  // reports what is left to fix
  return exit_done;
}

int print_shelf(po::variables_map const& given) {
  std::optional<Scenario> place;
  if (given.count("place") > 0) {
    std::string const named = given["place"].as<std::string>();
    place = fs::is_regular_file(named) ? read_checked(named) : read_made(made_place(named));
  }
  fmt::print("{}", shelf_in_words(place));
  return exit_done;
}

}  // namespace

int run_new(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("new", about_new, new_options(), arguments);
  if (!given) return exit_done;
  try {
    if (given->count("list") > 0) return print_shelf(*given);
    return write_new(*given);
  } catch (MadePlaceProblems const& problems) {
    print_message("{}", problems.what());
    return exit_invalid;
  }
}

}  // namespace kith
