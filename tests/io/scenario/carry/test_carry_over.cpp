#include <filesystem>

#include "kith/io/scenario/carry/carried_ids.hpp"
#include "kith/io/scenario/carry/carry_over.hpp"
#include "kith/io/scenario/find_files.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

std::string const library = kith_tests::source_dir() + "/scenarios/";

Scenario read_of_library(std::string const& name) {
  Problems problems;
  Scenario scenario = read_scenario(library + name, {}, problems);
  REQUIRE(problems.empty());
  return scenario;
}

CarriedScenario carried(std::string const& example, std::string const& place,
                        double divide_by = 1.0) {
  std::string const community = "communities/" + place + ".toml";
  Problems problems;
  auto made =
      carry_over(read_file(library + example + ".toml").text, read_of_library(example + ".toml"),
                 read_of_library(community), {"ours", community, divide_by}, problems);
  REQUIRE(problems.empty());
  return made;
}

Problems problems_of(CarriedScenario const& made) {
  Problems problems;
  read_scenario_text(made.text, library + "ours.toml", problems);
  return problems;
}

Zone zone(std::string const& id, double income_factor) {
  Zone made;
  made.id = id;
  made.income_factor = income_factor;
  return made;
}

}  // namespace

TEST_CASE("A scenario carried over names only the organizations of the other place") {
  for (auto const* place : {"teaching-town", "suffolk-ma", "los-angeles-ca"}) {
    CarriedScenario const made = carried("clinic-at-the-community-center", place);
    INFO(made.text);
    CHECK(problems_of(made).empty());
    CHECK_THAT(made.text, ContainsSubstring("id = \"ours\"") &&
                              ContainsSubstring("grant_usd_per_year = 600000\n"));
    CHECK_THAT(made.text, !ContainsSubstring("eighborly") && !ContainsSubstring("Nashville") &&
                              !ContainsSubstring("davidson"));
  }
}

TEST_CASE("Organizations that a scenario brings along do not mention its old place") {
  CarriedScenario const made = carried("cooperative-with-primary-care", "suffolk-ma");
  CHECK_THAT(made.text, ContainsSubstring("title = \"Mental health cooperative\"\n"));
}

TEST_CASE("Posts and dollars of a county are divided, with the old values beside them") {
  CarriedScenario const made = carried("clinic-at-the-community-center", "suffolk-ma", 4.0);
  CHECK_THAT(made.text, ContainsSubstring("therapist_fte = 0.4  # 1.6 in the whole county\n") &&
                            ContainsSubstring("grant_usd_per_year = 150000  # 600000 in the") &&
                            ContainsSubstring("meetings_per_month = 2\n"));
}

TEST_CASE("Groups, people trained and days of a van are divided, dues of one member are not") {
  std::string const text = carried("cooperative-of-peers", "suffolk-ma", 4.0).text +
                           carried("alliance-that-shares", "suffolk-ma", 4.0).text +
                           carried("mobile-clinic-in-a-rural-county", "apache-az", 2.0).text;
  INFO(text);
  CHECK_THAT(text, ContainsSubstring("dues_usd_per_year = 60\n"));
  for (auto const* line : {"groups_per_week = 0.75  # 3 in the", "trained_per_year = 15  # 60 in",
                           "volunteers = 5  # 20 in the", "north = 1.5\n"})
    CHECK_THAT(text, ContainsSubstring(line));
}

TEST_CASE(
    "No more posts are moved than the provider of the other place has, and billing is its own") {
  Scenario const from = read_of_library("telehealth-and-the-shock-of-2020.toml");
  Scenario to = read_of_library("communities/suffolk-ma.toml");
  for (Provider& provider : to.providers) provider.fte *= 0.1;
  to.local = LocalFacts{"local facts f.csv", to.organizations[0].id};
  to.local->billed_share = 0.4;
  Problems problems;
  std::string const text = read_file(library + "telehealth-and-the-shock-of-2020.toml").text;
  std::size_t const table = text.find("[[partnership]]");
  REQUIRE(table != text.npos);
  std::size_t const id = text.find("id = ", table);
  std::string const billing = text.substr(0, id) + "billed_share = 0.7\n" + text.substr(id);
  auto const made = carry_over(billing, from, to, {"ours", "x.toml"}, problems);
  CHECK_THAT(made.text, ContainsSubstring("in the example: all that are there to be moved\n") &&
                            ContainsSubstring("billed_share = 0.4  # local facts f.csv\n"));
}

TEST_CASE("Every scenario of the library is carried over to Davidson County, or says what is not") {
  std::size_t whole = 0;
  for (auto const& file : toml_files(library)) {
    std::string const name = std::filesystem::path(file).stem().string();
    if (name.starts_with("evidence") || name == "national") continue;
    CarriedScenario const made = carried(name, "davidson-tn");
    INFO(name << "\n" << made.text);
    if (!made.notes.empty()) continue;
    CHECK(problems_of(made).empty());
    ++whole;
  }
  CHECK(whole >= 12);
}

TEST_CASE("Roles that nobody has in the other place are named, also in the file") {
  CarriedScenario const made = carried("care-in-an-indigenous-nation", "suffolk-ma");
  REQUIRE_FALSE(made.notes.empty());
  CHECK_THAT(made.notes[0], ContainsSubstring("of the example has no counterpart in "));
  CHECK_THAT(made.text, ContainsSubstring("# " + made.notes[0]));
}

TEST_CASE("Zones are matched from poor to rich, and languages by the groups that speak them") {
  Scenario from, to;
  from.zones = {zone("rich", 1.5), zone("poor", 0.5), zone("middle", 1.0)};
  to.zones = {zone("hill", 1.2), zone("valley", 0.8)};
  Group speaking;
  speaking.id = "arabic-speaking";
  speaking.role = "other-language-speaking";
  speaking.language = "ar";
  from.groups = {speaking};
  speaking.id = "newcomers";
  speaking.language = "so";
  to.groups = {speaking};
  CarriedIds const ids = carried_ids(from, to);
  CHECK(ids.carried("zone", "poor") == "valley");
  CHECK(ids.carried("zone", "rich") == "hill");
  CHECK(ids.carried("group", "arabic-speaking") == "newcomers");
  CHECK(ids.carried("language", "ar") == "so");
  CHECK(ids.carried("language", "en") == "en");
  CHECK(ids.carried("organization", "of-its-own") == "of-its-own");
}
