#include <filesystem>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/possible/eligible_people.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using kith::Problems;
using kith_tests::ScenarioFiles;

namespace {

/// Warnings about a file that extends the small community: "line:column: message".
std::vector<std::string> warned(std::string const& text) {
  ScenarioFiles const files;
  Problems problems;
  auto const file = files.extend(text);
  auto const scenario = kith::read_scenario(file, {}, problems);
  INFO(kith::format_problems(problems));
  CHECK(problems.empty());
  std::vector<std::string> all;
  for (auto const& problem : scenario.warnings) {
    CHECK(problem.warning);
    all.push_back(std::to_string(problem.line) + ":" + std::to_string(problem.column) + ": " +
                  problem.message);
  }
  return all;
}

struct Impossible {
  std::string name;
  std::string text;      ///< the file from line 3 on
  std::string expected;  ///< beginning of the first warning
};

std::string const own_clinic = "[[partnership]]\nid = \"clinic\"\n";  // lines 3 and 4

std::vector<Impossible> const impossibles = {
    {"start", own_clinic + "start_week = 300\n",
     "5:14: start_week = 300 is past the end of the run"},
    {"planning", own_clinic + "start_week = 250\n", "5:14: start_week = 250 leaves no time"},
    {"end", own_clinic + "end_week = 40\n", "5:12: end_week = 40 comes before the end of planning"},
    {"program", own_clinic + "[partnership.colocated_clinic]\nstarts_after_weeks = 240\n",
     "6:22: colocated_clinic begins in week 288, past the end of the run (week 260)"},
    {"window",
     own_clinic +
         "[partnership.colocated_clinic]\nstarts_after_weeks = 20\nends_after_weeks = 10\n",
     "7:20: ends_after_weeks = 10 counts from the partnership's start"},
    {"ramp", own_clinic + "[partnership.colocated_clinic]\nramp_weeks = 400\n",
     "6:14: ramp_weeks = 400: staff of colocated_clinic never grow"},
    {"levy", own_clinic + "[partnership.outreach]\nwaits_for_levy = true\n",
     "6:18: outreach waits for a levy that nobody presses for"},
    {"event", "[[event]]\nid = \"flood\"\nweek = 400\n", "5:8: week = 400 is past the end"},
    {"closure", "[[event]]\nid = \"flood\"\nclosure_weeks = 4\n",
     "5:17: closure_weeks = 4 closes nothing"},
    {"grant never paid", own_clinic + "grant_usd_per_year = 1_000\ngrant_weeks = 0\n",
     "5:22: the grant of $1,000 a year is never paid"},
    {"grant of nothing", own_clinic + "grant_usd_per_year = 0\ngrant_weeks = 9\n",
     "6:15: grant_weeks = 9 pays nothing"},
    {"nobody paid", own_clinic + "grant_usd_per_year = 0\ngrant_weeks = 0\n",
     "5:22: the partnership has no money for its paid staff (colocated_clinic)"},
    {"grant past the end", own_clinic + "grant_weeks = 260\n",
     "5:15: the grant is paid until week 286, and the run ends in week 260"},
    {"grant before staff", own_clinic + "grant_weeks = 15\n",
     "5:15: the grant ends in week 41, before the first program begins"},
    {"grant waits", own_clinic + "[partnership.colocated_clinic]\nstarts_after_weeks = 30\n",
     "6:22: the grant begins in week 26 and the first staff (colocated_clinic) in week 78"},
    {"renewal of nothing",
     own_clinic + "renewal = \"by_chance\"\ngrant_weeks = 0\nother_income_usd_per_year = 9\n",
     "5:11: renewal = \"by_chance\" changes nothing"},
    {"fees of nobody",
     own_clinic + "billed_share = 0.5\n[partnership.colocated_clinic]\nenabled = false\n",
     "5:16: billed_share = 0.5 bills nobody"},
    {"too old", own_clinic + "[partnership.outreach.eligible]\nyoungest_age = 150\n",
     "6:16: nobody could come to outreach: youngest_age"},
    {"not members",
     own_clinic + "[partnership.outreach.eligible]\nmembers_of = [\"county-clinic\"]\n",
     "6:14: nobody could come to outreach: members_of"},
    {"host",
     own_clinic + "[partnership.outreach]\nhost = \"church\"\n" +
         "[[organization]]\nid = \"church\"\nzone = \"north\"\n",
     "6:8: host = \"church\" is not a partner of 'clinic'"},
    {"mover",
     own_clinic + "partners = [\"neighborly\", \"church\"]\n[partnership.telehealth]\nstaff = "
                  "\"moved\"\nmoved_from = \"therapists\"\ntherapist_fte = 1\n"
                  "[[organization]]\nid = \"church\"\nzone = \"north\"\n",
     "8:14: moved_from = \"therapists\": its staff are those of 'county-clinic'"},
    {"school", own_clinic + "[partnership.school_counseling]\n",
     "5:14: school_counseling without a school among the partners"},
    {"language", "[[provider]]\nid = \"therapists\"\nlanguages = [\"zz\"]\n",
     "5:13: languages: nobody in the community needs care in 'zz'"},
    {"place", "title = \"A clinic in Davidson\"\n[community]\ntitle = \"Hidalgo County, Texas\"\n",
     "3:9: title names Davidson, and the community is Hidalgo County, Texas"},
    {"county", "question = \"What helps in Cook County?\"\n[community]\ntitle = \"Hidalgo\"\n",
     "3:12: question names Cook County, and the community is Hidalgo"},
    {"state", "text = \"As in Ohio\"\n[community]\ntitle = \"Hidalgo County, Texas\"\n",
     "3:8: text names Ohio, and"},
};

}  // namespace

TEST_CASE("A setting that can never take effect is a warning at its place") {
  CHECK(warned("").empty());
  for (Impossible const& one : impossibles) {
    INFO(one.name);
    auto const found = warned(one.text);
    REQUIRE_FALSE(found.empty());
    std::string all;
    for (auto const& line : found) all += line + "\n";
    INFO("found:\n" << all << "expected: " << one.expected);
    bool any = false;
    for (auto const& line : found) any = any || line.starts_with(one.expected);
    CHECK(any);
  }
}

TEST_CASE("Places of the library are recognized by name, except in their own texts") {
  ScenarioFiles const files;
  std::filesystem::path const communities =
      std::filesystem::path(kith_tests::source_dir()) / "scenarios" / "communities";
  for (auto const& entry : std::filesystem::directory_iterator(communities)) {
    std::string name = entry.path().stem().string();  // davidson-tn
    INFO(name);
    if (name[name.size() - 3] != '-' || name == "reference-us") continue;
    name.resize(name.size() - 3);
    name[0] = static_cast<char>(std::toupper(name[0]));
    if (auto const dash = name.find('-'); dash != std::string::npos) {
      name[dash] = ' ';
      name[dash + 1] = static_cast<char>(std::toupper(name[dash + 1]));
    }
    CHECK(warned("title = \"In " + name + "\"\n[community]\ntitle = \"Elsewhere\"\n").size() == 1);
    CHECK(warned("title = \"In " + name + "\"\n[community]\ntitle = \"" + name + "\"\n").empty());
  }
}

TEST_CASE("The margins tell whether anybody can match") {
  Problems problems;
  auto scenario = kith::read_scenario(kith_tests::whole(), {}, problems);
  REQUIRE(problems.empty());
  using kith::anybody_matches;
  CHECK(anybody_matches(scenario, {}));
  CHECK(anybody_matches(scenario, {.groups = {"spanish-speaking"}}));
  CHECK_FALSE(anybody_matches(scenario, {.groups = {"spanish-speaking"}, .race = {"white"}}));
  CHECK(anybody_matches(scenario, {.members_of = {"neighborly"}, .zones = {"north"}}));
  CHECK_FALSE(anybody_matches(scenario, {.members_of = {"neighborly"}, .zones = {"south"}}));
  scenario.groups[0].youngest_age = 60;
  CHECK_FALSE(anybody_matches(scenario, {.groups = {"spanish-speaking"}, .oldest_age = 59}));
  scenario.zones[0].share_of_residents = 0.0;
  CHECK_FALSE(anybody_matches(scenario, {.zones = {"north"}}));
  scenario.margins.race_share[2] = 0.0;  // hispanic
  CHECK_FALSE(anybody_matches(scenario, {.groups = {"spanish-speaking"}}));
  CHECK_FALSE(kith::anybody_needs(scenario, "es"));
}
