#include <algorithm>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using kith::Problems;
using kith::read_scenario;
using kith_tests::contents;
using kith_tests::NothingInstalled;
using kith_tests::ScenarioFiles;

namespace {

std::string shipped(std::string const& name) {
  return contents(kith_tests::source_dir() + "/scenarios/" + name);
}

// The whole scenario without the key that names its evidence file.
std::string without_evidence_path() {
  std::string text = contents(kith_tests::whole());
  auto const start = text.find("evidence = ");
  return text.erase(start, text.find('\n', start) - start);
}

int line_of(std::string const& text, std::string const& part) {
  auto const end = text.begin() + static_cast<std::ptrdiff_t>(text.find(part));
  return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

struct Broken {
  std::string part;         ///< part of national.toml
  std::string replacement;  ///< for that part
  std::string message;      ///< beginning of the problem
  std::string at;           ///< line of national.toml with the problem
};

}  // namespace

TEST_CASE("National figures are read from national.toml, each with its source") {
  Problems problems;
  auto const scenario = read_scenario(kith_tests::whole(), {}, problems);
  REQUIRE(problems.empty());
  auto const& national = scenario.national;
  CHECK(national.millions_by_five_years.value[16] == 1.9);
  CHECK(national.poverty_line_first_usd.value == 14580.0);
  CHECK(national.age_given_race.value[4][2] == 0.090);
  CHECK(national.coverage_given_age_income.value[2][3][2] == 0.945);
  CHECK(national.parent_oldest_age.value == 58);
  CHECK(national.opposite_sex_share.grade == "assumed");
  int figures = 0;
  for (auto const& info : kith::list_parameters(scenario)) {
    if (info.path.rfind("national.", 0) != 0) continue;
    INFO(info.path);
    ++figures;
    CHECK(info.source.size() >= 7);
    CHECK(info.grade.size() >= 7);
  }
  CHECK(figures > 42);
}

TEST_CASE("A broken file of national figures is refused with the place and what is allowed") {
  NothingInstalled const guard;
  Broken const cases[] = {
      {"black = [0.130, 0.725, 0.145]\n", "", "missing key 'national.age_given_race.black'",
       "[age_given_race]"},
      {"asian = [0.105, 0.755, 0.140]", "asian = [0.105, 0.755]",
       "asian = [...] (must be 3 numbers, not 2)", "asian = "},
      {"white = [0.105, 0.675, 0.220]", "white = [0.105, 0.675, 0.320]",
       "white must add up to 1 (adds up to 1.1)", "white = "},
      {"400-plus = [0.05, 0.0, 0.945, 0.005]", "400-plus = [0.05, 0.0, 0.945, 0.105]",
       "400-plus must add up to 1 (adds up to 1.1)", "400-plus = [0.05"},
      {"values = [0.29, 0.35", "values = [0.29, 0.25", "values must add up to 1 (adds up to 0.9)",
       "values = [0.29"},
      {"value = 0.467", "value = nan", "value = nan (must be between 0.01 and 1)", "value = nan"},
      {"[0.24, 0.12, 0.05, 0.025]", "[0.24, nan, 0.05, 0.025]", "values = nan (must be between",
       "[0.24"},
      {"value = 14580.0", "value = \"14580\"", "value = \"14580\" (must be a number",
       "value = \"14580\""},
      {"unit = \"USD/year\"", "unit = \"USD/week\"", "unit = \"USD/week\" (must be \"USD/year\")",
       "unit = \"USD/week\""},
      {"grade = \"assumed\"", "grade = \"assume\"",
       "grade = \"assume\" (must be one of trial, observational, expert, assumed; did you mean "
       "'assumed'?)",
       "grade = \"assume\""},
      {"source = \"Assumed\"", "source = \" \"", "source = \" \" (must be the publication",
       "source = \" \""},
      {"value = 58", "value = 28", "parent_oldest_age is less than parent_youngest_age",
       "value = 28"},
      {"value = 29", "value = 29\nvalues = [29]", "unknown key 'national.grown_child_oldest_age.",
       "values = [29]"},
  };
  for (auto const& broken : cases) {
    INFO(broken.message);
    ScenarioFiles const files;
    files.write("evidence.toml", shipped("evidence.toml"));
    std::string text = shipped("national.toml");
    REQUIRE(text.find(broken.part) != std::string::npos);
    text.replace(text.find(broken.part), broken.part.size(), broken.replacement);
    files.write("national.toml", text);
    Problems problems;
    read_scenario(files.write("scenario.toml", without_evidence_path()), {}, problems);
    INFO(kith::format_problems(problems));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == files.path("national.toml"));
    CHECK(problems[0].line == line_of(text, broken.at));
    CHECK(problems[0].column >= 1);
    CHECK(problems[0].message.rfind(broken.message, 0) == 0);
  }
}

TEST_CASE("National figures may be overridden with a source") {
  ScenarioFiles const files;
  Problems problems;
  std::string const head = "[national.opposite_sex_share]\nvalue = 0.8\n";
  auto const own = read_scenario(files.extend(head + "source = \"Own survey\"\n"), {}, problems);
  INFO(kith::format_problems(problems));
  CHECK(problems.empty());
  CHECK(own.national.opposite_sex_share.value == 0.8);
  CHECK(own.national.opposite_sex_share.source == "Own survey");
  CHECK(own.national.opposite_sex_share.grade == "assumed");
  auto const refused = [&](std::string const& text, std::vector<std::string> const& sets) {
    Problems found;
    read_scenario(files.extend(text), sets, found);
    INFO(kith::format_problems(found));
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0].message, ContainsSubstring("is overridden without a source"));
    return found[0].line;
  };
  CHECK(refused(head, {}) == 4);
  refused("", {"national.opposite_sex_share.value=0.8"});
  CHECK(refused("[national.coverage_given_age_income.65-plus]\n"
                "100-199 = [0.03, 0.0, 0.96, 0.01]\n",
                {}) == 4);
}

TEST_CASE("National figures are found in the same way as the evidence") {
  ScenarioFiles const files;
  std::string const text = without_evidence_path();
  std::string const marked = "value = 0.9";
  auto const share_of = [](std::string const& file, Problems& problems) {
    return read_scenario(file, {}, problems).national.opposite_sex_share.value;
  };
  auto const with_share = [&](std::string const& share) {
    std::string national = shipped("national.toml");
    return national.replace(national.find(marked), marked.size(), "value = " + share);
  };
  Problems problems;
  files.write("named/evidence.toml", shipped("evidence.toml"));
  files.write("named/national.toml", with_share("0.1"));
  files.write("evidence.toml", shipped("evidence.toml"));
  std::string const named =
      files.write("named.toml", "evidence = \"named/evidence.toml\"\n" + text);
  CHECK(share_of(named, problems) == 0.1);  // the file beside the evidence that the scenario names
  std::string const file = files.write("scenario.toml", text);
  CHECK(share_of(file, problems) == 0.9);  // the figures that Kith ships
  files.write("national.toml", with_share("0.2"));
  CHECK(share_of(file, problems) == 0.2);  // the file beside the scenario
  CHECK(share_of(named, problems) == 0.1);
  CHECK(problems.empty());

  ScenarioFiles const elsewhere;
  std::string const resolved = read_scenario(file, {}, problems).resolved_toml;
  NothingInstalled const guard;
  elsewhere.write("evidence.toml", shipped("evidence.toml"));
  read_scenario(elsewhere.write("alone.toml", text), {}, problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.rfind("no file of national figures (put national.toml at ", 0) == 0);
  problems.clear();
  CHECK(share_of(elsewhere.write("resolved.toml", resolved), problems) == 0.2);  // it includes them
  CHECK(problems.empty());
}
