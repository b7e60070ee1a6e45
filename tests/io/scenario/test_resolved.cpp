#include <cstdlib>

#include "kith/evidence/distress.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/io/scenario/write_form.hpp"
#include "kith/schema/wording.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"

using kith::Problems;
using kith_tests::ScenarioFiles;

TEST_CASE("a resolved scenario is a scenario that extends nothing and reads back equal") {
  ScenarioFiles const files;
  Problems problems;
  auto const file = files.extend(
      "title = \"Quotes \\\" \\\\ and\\nlines, ni\u00f1os\"\n"
      "[evidence.distress]\ntrait_share = { value = 0.55, source = \"A \\\"survey\\\"\" }\n");
  auto const scenario = kith::read_scenario(file, {"run.seed=99"}, problems);
  INFO(kith::format_problems(problems));
  REQUIRE(problems.empty());
  ScenarioFiles const elsewhere;  // a folder without other evidence
  auto const copy = elsewhere.write("copy.toml", scenario.resolved_toml);
  auto const again = kith::read_scenario(copy, {}, problems);
  INFO(kith::format_problems(problems));
  REQUIRE(problems.empty());
  CHECK(again.resolved_toml == scenario.resolved_toml);
  CHECK(again.title == scenario.title);
  CHECK(again.run.seed == 99);
  CHECK(again.evidence.distress->trait_share.source == "A \"survey\"");
  CHECK(again.partnerships[0].programs.size() == scenario.partnerships[0].programs.size());
  CHECK(kith::write_scenario(scenario) == scenario.resolved_toml);
}

TEST_CASE("two files with the same meaning resolve to the same text") {
  ScenarioFiles const files;
  Problems problems;
  auto const a =
      kith::read_scenario(files.write("a.toml", "format = 1\nextends = \"" + kith_tests::whole() +
                                                    "\"\n[time]\nweeks = 1_0\n[run]\nseed = 5\n"),
                          {}, problems);
  auto const b =
      kith::read_scenario(files.write("b.toml", "format = 1\nextends = \"" + kith_tests::whole() +
                                                    "\"\nrun.seed = 0x5\ntime = { weeks = 10 }\n"),
                          {}, problems);
  REQUIRE(problems.empty());
  CHECK(a.resolved_toml == b.resolved_toml);
  auto const c =
      kith::read_scenario(kith_tests::whole(), {"run.seed=5", "time.weeks=11"}, problems);
  CHECK(c.resolved_toml != a.resolved_toml);
}

TEST_CASE("numbers are written in the shortest form that reads back the same") {
  CHECK(kith::as_float(240000.0) == "240000.0");
  CHECK(kith::as_float(0.1) == "0.1");
  CHECK(kith::as_float(1.0 / 3.0) == "0.3333333333333333");
  CHECK(kith::as_float(1e300) == "1e+300");
  CHECK(kith::as_number(-4) == "-4");
  CHECK(std::strtod(kith::as_float(1e-310).c_str(), nullptr) == 1e-310);
}

TEST_CASE("suggestions name the nearest candidate, and none when nothing is near") {
  std::vector<std::string> const keys = {"therapist_fte", "staff", "languages", "start_week"};
  CHECK(kith::nearest("therapist_ft", keys) == "therapist_fte");
  CHECK(kith::nearest("Start_Week", keys) == "start_week");
  CHECK(kith::nearest("satff", keys) == "staff");
  CHECK(kith::nearest("langauges", keys) == "languages");
  CHECK(kith::nearest("xyzzy", keys).empty());
  CHECK(kith::edit_distance("kitten", "sitting") == 3);
  CHECK(kith::edit_distance("ab", "ba") == 1);
  CHECK(kith::edit_distance("", "abc") == 3);
  CHECK(kith::edit_distance("\u043ene", "one") == 1);  // a Cyrillic letter is one character
  CHECK(kith::revealed("\u043ene") == "<U+043E>ne");
}
