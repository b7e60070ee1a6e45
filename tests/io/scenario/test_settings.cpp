#include <cstdlib>

#include "kith/evidence/care.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/io/scenario/settings.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using kith::Problems;
using kith::read_scenario;
using kith_tests::ScenarioFiles;

namespace {

kith::Scenario read_well(std::string const& file, std::vector<std::string> const& sets = {}) {
  Problems problems;
  auto scenario = read_scenario(file, sets, problems);
  INFO(kith::format_problems(problems));
  REQUIRE(problems.empty());
  return scenario;
}

}  // namespace

TEST_CASE("tables merge and arrays of tables merge by id, the nearer file wins") {
  ScenarioFiles const files;
  auto const file = files.extend(
      "[run]\nreplicates = 9\n"
      "[[organization]]\nid = \"neighborly\"\nwants_goals = 0.9\n"
      "[[organization]]\nid = \"church\"\nkind = \"congregation\"\nzone = \"south\"\n");
  auto const scenario = read_well(file);
  CHECK(scenario.run.replicates == 9);
  CHECK(scenario.run.seed == 7);  // from the base
  REQUIRE(scenario.organizations.size() == 3);
  CHECK(scenario.organizations[0].id == "neighborly");  // it keeps its place
  CHECK(scenario.organizations[0].wants_goals == 0.9);
  CHECK(scenario.organizations[0].members_share == 0.08);
  CHECK(scenario.organizations[2].id == "church");
}

TEST_CASE("bases are found beside the file that names them, to any depth") {
  ScenarioFiles const files;
  files.write("a/base.toml",
              "format = 1\nextends = \"" + kith_tests::whole() + "\"\n[time]\nweeks = 11\n");
  files.write("a/middle.toml", "format = 1\nextends = \"base.toml\"\n[run]\nseed = 12\n");
  auto const file = files.write("b/top.toml", "format = 1\nextends = \"../a/middle.toml\"\n");
  auto const scenario = read_well(file);
  CHECK(scenario.time.weeks == 11);
  CHECK(scenario.run.seed == 12);
}

TEST_CASE("the later of several bases wins, and the file wins over both") {
  ScenarioFiles const files;
  files.write("one.toml", "format = 1\n[time]\nweeks = 1\nsettling_weeks = 1\n[run]\nseed = 1\n");
  files.write("two.toml", "format = 1\n[time]\nweeks = 2\nsettling_weeks = 2\n");
  auto const file =
      files.write("top.toml", "format = 1\nextends = [\"" + kith_tests::whole() +
                                  "\", \"one.toml\", \"two.toml\"]\n[time]\nweeks = 3\n");
  auto const scenario = read_well(file);
  CHECK(scenario.time.weeks == 3);
  CHECK(scenario.time.settling_weeks == 2);
  CHECK(scenario.run.seed == 1);
}

TEST_CASE("settings of the command line win over files, the last one over all") {
  auto const scenario =
      read_well(kith_tests::whole(),
                {"run.seed=1", "run.seed=2", "partnership.clinic.start_week=40",
                 "organization.neighborly.kind=school", "title=A bare title",
                 "time.start=2027-01-04", "partnership.clinic.title=\"Quoted\"",
                 "zone.north.minutes_to.south=33", "provider.therapists.languages=[\"es\"]"});
  CHECK(scenario.run.seed == 2);
  CHECK(scenario.partnerships[0].start_week == 40);
  CHECK(scenario.partnerships[0].grant_weeks == 156);
  CHECK(scenario.organizations[0].kind == kith::OrganizationKind::school);
  CHECK(scenario.title == "A bare title");
  CHECK(scenario.time.start == "2027-01-04");
  CHECK(scenario.partnerships[0].title == "Quoted");
  CHECK(scenario.zones[0].minutes_to[0].second == 33);
  CHECK(scenario.providers[0].languages == std::vector<std::string>{"es"});
}

TEST_CASE("evidence underlies every scenario and may be overridden with a source") {
  ScenarioFiles const files;
  auto const plain = read_well(kith_tests::whole());
  CHECK(plain.evidence.distress->trait_share.value == 0.6);
  CHECK(plain.evidence.distress->trait_share.grade == "observational");
  auto const file = files.extend(
      "[evidence.distress]\n"
      "trait_share = { value = 0.55, range = [0.5, 0.6], source = \"Own survey\", grade = "
      "\"expert\" }\n");
  auto const scenario = read_well(file);
  CHECK(scenario.evidence.distress->trait_share.value == 0.55);
  CHECK(scenario.evidence.distress->trait_share.high == 0.6);
  CHECK(scenario.evidence.distress->trait_share.source == "Own survey");
  CHECK(scenario.evidence.distress->trait_share.grade == "expert");
  CHECK(scenario.evidence.distress->mean_z.value == plain.evidence.distress->mean_z.value);
}

TEST_CASE("evidence may be overridden on the command line, in any order, with a source") {
  std::string const path = "evidence.distress.trait_share";
  auto const scenario =
      read_well(kith_tests::whole(), {path + ".source=\"Own survey\"", path + ".value=0.65"});
  CHECK(scenario.evidence.distress->trait_share.value == 0.65);
  CHECK(scenario.evidence.distress->trait_share.low == 0.45);
  auto const whole =
      read_well(kith_tests::whole(), {path + "={value = 0.5, source = \"Own survey\"}"});
  CHECK(whole.evidence.distress->trait_share.value == 0.5);
}

TEST_CASE("an override of evidence in a base keeps its source in files that extend it") {
  ScenarioFiles const files;
  auto const base = files.extend(
      "[evidence.distress]\ntrait_share = { value = 0.55, source = \"Own survey\" }\n");
  auto const file = files.write("above.toml", "format = 1\nextends = \"" + base + "\"\n");
  CHECK(read_well(file).evidence.distress->trait_share.source == "Own survey");
  auto const wrong =
      files.write("wrong.toml", "format = 1\nextends = \"" + base +
                                    "\"\n[evidence.distress]\ntrait_share = { value = 0.65 }\n");
  Problems problems;
  read_scenario(wrong, {}, problems);
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, ContainsSubstring("overridden without a source"));
}

TEST_CASE("the evidence file is found beside the scenario or above it") {
  ScenarioFiles const files;
  auto const source = kith_tests::contents(kith_tests::source_dir() + "/scenarios/evidence.toml");
  auto text = kith_tests::contents(kith_tests::whole());
  text.erase(text.find("evidence = "),
             text.find('\n', text.find("evidence = ")) - text.find("evidence = "));
  files.write("evidence.toml", source);
  read_well(files.write("beside.toml", text));
  read_well(files.write("communities/above.toml", text));
  auto const national = kith_tests::contents(kith_tests::source_dir() + "/scenarios/national.toml");
  ScenarioFiles const elsewhere;
  elsewhere.write("national.toml", national);
  Problems problems;
  setenv("KITH_SHARE_DIR", "/nonexistent", 1);
  read_scenario(elsewhere.write("alone.toml", text), {}, problems);
  auto const without = [](kith::Problem const& p) {
    return p.message.find("no evidence file") == 0;
  };
  REQUIRE(problems.size() == 1);
  CHECK(without(problems[0]));
  files.write("share/scenarios/evidence.toml", source);
  setenv("KITH_SHARE_DIR", files.path("share").c_str(), 1);
  read_well(elsewhere.path("alone.toml"));
  unsetenv("KITH_SHARE_DIR");
}

TEST_CASE("a scenario that is not here is searched for among those that come with Kith") {
  ScenarioFiles const files;
  files.write("share/scenarios/evidence.toml",
              kith_tests::contents(kith_tests::source_dir() + "/scenarios/evidence.toml"));
  files.write("share/scenarios/national.toml",
              kith_tests::contents(kith_tests::source_dir() + "/scenarios/national.toml"));
  auto text = kith_tests::contents(kith_tests::whole());
  text.erase(text.find("evidence = "),
             text.find('\n', text.find("evidence = ")) - text.find("evidence = "));
  files.write("share/scenarios/towns/shipped.toml", text);
  setenv("KITH_SHARE_DIR", files.path("share").c_str(), 1);
  Scenario const shipped = read_well("towns/shipped.toml");
  Problems problems;
  read_scenario("towns/shiped.toml", {}, problems);
  unsetenv("KITH_SHARE_DIR");
  CHECK(shipped.source_toml == text);
  CHECK_THAT(kith::format_problems(problems), ContainsSubstring("towns/shiped.toml:0:0: error"));
}

TEST_CASE("the joint sample of fitted numbers is read from the file beside the evidence") {
  ScenarioFiles const files;
  files.write("evidence.toml",
              kith_tests::contents(kith_tests::source_dir() + "/scenarios/evidence.toml"));
  auto text = kith_tests::contents(kith_tests::whole());
  text.erase(text.find("evidence = "),
             text.find('\n', text.find("evidence = ")) - text.find("evidence = "));
  auto const file = files.write("scenario.toml", text);
  auto const sample = [&](std::string const& second) {
    files.write("evidence-sample.toml",
                "[distress]\nmean_z = { sample = [0.15, 0.16, 0.17] }\n" + second);
  };
  sample("[care]\ndrop_out_per_week = { sample = [0.05, 0.04, 0.03] }\n");
  auto const read = read_well(file);
  CHECK(read.evidence.distress->mean_z.sample == std::vector<double>{0.15, 0.16, 0.17});
  CHECK(read.evidence.care->drop_out_per_week.sample.size() == 3);
  CHECK(read.evidence.distress->trait_share.sample.empty());
  std::string const path = "evidence.distress.mean_z";
  auto const own = read_well(file, {path + "={value = 0.18, source = \"Own survey\"}"});
  CHECK(own.evidence.distress->mean_z.sample.empty());
  CHECK(own.evidence.care->drop_out_per_week.sample.size() == 3);
  auto const again = read_well(files.write("again.toml", read.resolved_toml));
  CHECK(again.evidence.distress->mean_z.sample == read.evidence.distress->mean_z.sample);
  auto const first_problem = [&](std::string const& second) {
    sample(second);
    Problems problems;
    read_scenario(file, {}, problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == files.path("evidence-sample.toml"));
    CHECK(problems[0].line == 4);
    return problems[0].message;
  };
  CHECK(first_problem("[care]\ndrop_out_per_week = { sample = [0.05, 0.04] }\n") ==
        "drop_out_per_week.sample holds 2 numbers (must hold 3, as the others do)");
  CHECK_THAT(first_problem("[care]\ndrop_out_per_week = { sample = [0.05, 0.04, 7] }\n"),
             ContainsSubstring("must be"));
  CHECK_THAT(first_problem("[care]\ndrop_out_a_week = { sample = [0.05, 0.04, 0.03] }\n"),
             ContainsSubstring("did you mean 'drop_out_per_week'?"));
}

TEST_CASE("values keep the place where they were last written") {
  ScenarioFiles const files;
  auto const file = files.extend("\n[time]\n  weeks = 7\n");
  Problems problems;
  auto const settings = kith::read_settings(file, {"run.seed=3"}, problems);
  auto const* weeks = settings.root.find("time")->find("weeks");
  CHECK(weeks->key.line == 5);
  CHECK(weeks->key.column == 3);
  CHECK(weeks->place.column == 11);
  CHECK(settings.documents.at(static_cast<std::size_t>(weeks->place.document)).name == file);
  auto const* seed = settings.root.find("run")->find("seed");
  CHECK(settings.documents.at(static_cast<std::size_t>(seed->place.document)).name ==
        "--set run.seed=3");
}
