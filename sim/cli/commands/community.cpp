#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "kith/answer/place/place_words.hpp"
#include "kith/cli/command_line.hpp"
#include "kith/cli/commands/verbs.hpp"
#include "kith/cli/exit_codes.hpp"
#include "kith/cli/place/made_place.hpp"
#include "kith/cli/text/message.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/io/tables/table_file.hpp"
#include "kith/place/community_text.hpp"
#include "kith/place/find_county.hpp"
#include "kith/place/table/county_table.hpp"
#include "kith/study/study.hpp"

namespace kith {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view about_community =
    "Writes a community file for a U.S. county, checks it and prints its path.\n"
    "PLACE is the county's name (\"Hidalgo County, TX\", \"davidson tennessee\") or its FIPS "
    "code.\n"
    "With up to 50,000 people aged 10 and over, all of them are simulated; otherwise a catchment\n"
    "of 25,000. Kith comes with census figures for all counties. Where a table of your own has\n"
    "figures, or SVI, PLACES or the analytic data of County Health Rankings as downloaded, they\n"
    "replace Kith's.\n";

po::options_description community_options() {
  po::options_description options("options", 100);
  auto const text = [] { return po::value<std::string>(); };
  options.add_options()("output,o", text()->value_name("FILE"),
                        "the community file (default: NAME-STATE.toml in this folder)")(
      "residents", text()->value_name("N|all"), "how many people are simulated")(
      "data", text()->value_name("TABLE"),
      "a table of counties (CSV), or a folder with counties.csv in it; its figures replace Kith's")(
      "zones", text()->value_name("FILE"),
      "a table of zones (CSV): name, share, poverty (% below 1.5 times the poverty line), "
      "longitude, latitude")("fips", text()->value_name("CODE"), "the county by its FIPS code")(
      "local", text()->value_name("FILE"),
      "local facts (CSV): posts, prices, and the county clinic's clients, visits and wait, which "
      "are compared with usual care")("local-template", "prints a blank table for --local")(
      "force", "replaces an existing file");
  return options;
}

std::string place_wanted(po::variables_map const& given) {
  auto const words = given.count("file") > 0 ? given["file"].as<std::vector<std::string>>()
                                             : std::vector<std::string>{};
  if (given.count("fips") > 0) {
    std::string const code = given["fips"].as<std::string>();
    if (!words.empty()) throw UsageError("give the place by name or by --fips, not both");
    if (fips_code(code).empty())
      throw UsageError(fmt::format("--fips {} (must be five digits, such as 48215)", code));
    return code;
  }
  if (words.empty()) throw UsageError("which county? (for example \"Hidalgo County, TX\")");
  return fmt::format("{}", fmt::join(words, " "));
}

fs::path table_in(fs::path const& path) {
  std::error_code error;
  return fs::is_directory(path, error) ? path / "counties.csv" : path;
}

// The county, updated with what the user's table says about it.
County county_with(County const& shipped, std::vector<County> const& given,
                   std::string const& file) {
  for (County const& row : given) {
    if (row.fips != shipped.fips) continue;
    County county = overlay(shipped, row);
    county.line = row.line;
    Problems const problems = contradictions(county, file);
    if (!problems.empty()) throw MadePlaceProblems(problems);
    print_message("{}", format_problems(empty_cells(county, row, file)));
    return county;
  }
  throw UsageError(fmt::format("{}: no row for {} (FIPS {}; it has {} other counties)", file,
                               name_with_state(shipped), shipped.fips, given.size()));
}

County chosen_county(po::variables_map const& given) {
  std::string const place = place_wanted(given);
  auto const shipped = shipped_counties();
  if (given.count("data") == 0) return only_county(shipped, place);
  fs::path const file = table_in(given["data"].as<std::string>());
  Problems problems;
  auto const rows = read_counties(read_table(file), file.string(), problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  return county_with(only_county(shipped, place), rows, file.string());
}

std::vector<GivenZone> chosen_zones(po::variables_map const& given) {
  if (given.count("zones") == 0) return {};
  fs::path const file = given["zones"].as<std::string>();
  Problems problems;
  auto zones = read_zones(read_table(file), file.string(), problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  return zones;
}

GivenFacts chosen_facts(po::variables_map const& given) {
  if (given.count("local") == 0) return {};
  fs::path const file = given["local"].as<std::string>();
  Problems problems;
  auto facts = read_local_facts(read_table(file), file.string(), problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  return facts;
}

int residents_wanted(po::variables_map const& given, County const& county) {
  if (given.count("residents") == 0) return usual_residents(county);
  std::string const text = given["residents"].as<std::string>();
  int const all = all_residents(county);
  if (text == "all") return all;
  int residents = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), residents);
  if (error != std::errc() || end != text.data() + text.size() || residents < 64)
    throw UsageError(fmt::format("--residents {} (must be a whole number from 64, or all)", text));
  return std::min(residents, all);
}

// Reads the text as `kith check` would. Throws if the file would not pass.
void expect_valid(std::string const& text, std::string const& name) {
  Problems problems;
  Scenario const scenario = read_scenario_text(text, name, problems);
  if (!problems.empty()) throw MadePlaceProblems(problems);
  make_study({scenario});
}

int write_community(po::variables_map const& given) {
  County const county = chosen_county(given);
  NewCommunity const place =
      make_place(county, residents_wanted(given, county), chosen_zones(given), chosen_facts(given));
  fs::path const path = given.count("output") > 0 ? fs::path(given["output"].as<std::string>())
                                                  : fs::path(slug_of(county) + ".toml");
  std::string const text = community_text(place);
  expect_valid(text, path.string());
  if (given.count("residents") > 0 && given["residents"].as<std::string>() == "all")
    print_message("{}\n", cost_in_words(place.residents));
  TemporaryFile file(path, given.count("force") > 0);
  file.write_all(text.data(), text.size());
  file.publish();
  print_message("{}\n", place_in_words(place));
  fmt::print("{}\n", path.string());
  return exit_done;
}

}  // namespace

int run_community(std::vector<std::string> const& arguments) {
  auto const given = parse_arguments("community", about_community, community_options(), arguments);
  if (!given) return exit_done;
  if (given->count("local-template") > 0) {
    fmt::print("{}", local_template());
    return exit_done;
  }
  try {
    return write_community(*given);
  } catch (MadePlaceProblems const& problems) {
    print_message("{}", problems.what());
    return exit_invalid;
  }
}

}  // namespace kith
