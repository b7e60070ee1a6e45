#include <cstdio>
#include <string>
#include <utility>

#include "kith/cli/exit_codes.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using kith_tests::ScenarioFiles;

namespace {

// Exit code and output of `kith ARGUMENTS`: only data, unless errors are redirected there too.
std::pair<int, std::string> kith_says(std::string const& arguments) {
  std::string const command = kith_tests::kith_program() + " " + arguments;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  int const status = pclose(pipe);
  return {WEXITSTATUS(status), text};
}

}  // namespace

TEST_CASE("kith check says that a scenario is valid, on stderr") {
  auto const [code, data] = kith_says("check " + kith_tests::whole() + " 2>/dev/null");
  CHECK(code == kith::exit_done);
  CHECK(data.empty());
  auto const [again, all] = kith_says("check " + kith_tests::whole() + " 2>&1");
  CHECK(again == kith::exit_done);
  CHECK_THAT(all, ContainsSubstring("whole.toml: valid: 2000 residents, 2 zones"));
  CHECK_THAT(all, ContainsSubstring("2000 residents: all of the place"));
}

TEST_CASE("kith check reports all problems of all files and exits with 3") {
  ScenarioFiles const files;
  auto const file = files.extend("titel = \"x\"\n[run]\nreplicates = -1\n");
  auto const [code, all] = kith_says("check " + file + " " + kith_tests::whole() + " 2>&1");
  CHECK(code == kith::exit_invalid);
  CHECK_THAT(all,
             ContainsSubstring(file + ":3:1: error: unknown key 'titel' (did you mean 'title'?)"));
  CHECK_THAT(all, ContainsSubstring(file + ":5:14: error: replicates = -1 (must be between 1"));
  CHECK_THAT(all, ContainsSubstring("2 problems"));
}

TEST_CASE("A result where a scenario is expected is called a result") {
  ScenarioFiles const files;
  auto const file = files.write("r.h5", "\x89HDF\r\n\x1a\n" + std::string(5 << 20, 'x'));
  for (char const* const verb : {"check ", "plan -o never "}) {
    auto const [code, all] = kith_says(verb + file + " 2>&1");
    CHECK(code == kith::exit_invalid);
    CHECK_THAT(all, ContainsSubstring(file + ":0:0: error: cannot read this file (a result"));
  }
}

TEST_CASE("A community of another size with unscaled posts is a warning") {
  std::string const file = kith_tests::whole();
  std::string const warning = "warning: residents alone changes the size";
  auto const [code, all] = kith_says("check " + file + " --set community.residents=500 2>&1");
  CHECK(code == kith::exit_done);
  CHECK_THAT(all,
             ContainsSubstring("--set community.residents=500:") && ContainsSubstring(warning));
  auto const [rescaled, nothing] =
      kith_says("check " + file +
                " --set community.residents=500 --set community.people_per_resident=4 2>&1");
  CHECK(rescaled == kith::exit_done);
  CHECK_THAT(nothing, !ContainsSubstring(warning));
}

TEST_CASE("kith check of a sweep prints the warnings of its scenarios") {
  ScenarioFiles const files;
  auto const file = files.extend("[[partnership]]\nid = \"clinic\"\nsustainability_plan = true\n");
  auto const sweep = files.write("sweep.toml",
                                 "format = 1\nid = \"sweep\"\ntitle = \"Sweep\"\n"
                                 "scenarios = [\"test.toml\"]\n[design]\nmethod = \"lhs\"\nn = 2\n"
                                 "[[vary]]\npath = \"partnership.clinic.shared_power\"\n"
                                 "range = [0.2, 0.8]\n");
  auto const [code, all] = kith_says("check " + sweep + " 2>&1");
  CHECK(code == kith::exit_done);
  CHECK_THAT(all, ContainsSubstring("warning: sustainability_plan changes nothing"));
}

TEST_CASE("A plan to sustain the work beside a grant that is never renewed is a warning") {
  ScenarioFiles const files;
  auto const with = [&files](std::string const& more) {
    return files.extend("[[partnership]]\nid = \"clinic\"\n" + more);
  };
  auto const file = with("sustainability_plan = true\n");
  auto const other =
      files.write("other.toml", "format = 1\nextends = \"test.toml\"\nid = \"other\"\n");
  std::string const warning = file + ":5:23: warning: sustainability_plan changes nothing";
  auto const [code, all] = kith_says("check " + file + " " + other + " 2>&1");
  CHECK(code == kith::exit_done);
  CHECK_THAT(all, ContainsSubstring(warning));
  CHECK(all.find(warning) == all.rfind(warning));  // only once
  auto const [as_json, json] = kith_says("check --json " + file + " 2>/dev/null");
  CHECK(as_json == kith::exit_done);
  CHECK_THAT(json, ContainsSubstring("\"severity\": \"warning\""));
  auto const meant = with("sustainability_plan = true\nrenewal = \"by_chance\"\n");
  CHECK(kith_says("check " + meant + " 2>&1").second.find("warning") == std::string::npos);
}

TEST_CASE("A language that no group speaks is an error that lists the existing languages") {
  ScenarioFiles const files;
  for (std::string const program : {"outreach", "peer_support", "support_groups"}) {
    auto const file = files.extend("[[partnership]]\nid = \"clinic\"\n[partnership." + program +
                                   "]\nlanguages = [\"en\", \"ess\"]\n");
    auto const [code, all] = kith_says("check " + file + " 2>&1");
    CHECK(code == kith::exit_invalid);
    CHECK_THAT(
        all, ContainsSubstring(
                 file + ":6:20: error: languages = \"ess\" (must be the id of a language: one of"));
    CHECK_THAT(all, ContainsSubstring("did you mean 'es'?"));
    CHECK_THAT(all, ContainsSubstring("en"));
  }
}

TEST_CASE("kith check also checks a file of evidence or of national figures alone") {
  std::string const folder = kith_tests::source_dir() + "/scenarios/";
  for (std::string const name : {"evidence.toml", "evidence-sample.toml", "national.toml"}) {
    INFO(name);
    CHECK(kith_says("check " + folder + name + " 2>&1").first == kith::exit_done);
  }
  ScenarioFiles const files;
  auto text = kith_tests::contents(folder + "national.toml");
  std::string const part = "value = 0.9";
  text.replace(text.find(part), part.size(), "value = 1.9");
  auto const file = files.write("national.toml", text);
  auto const [code, all] = kith_says("check " + file + " 2>&1");
  CHECK(code == kith::exit_invalid);
  CHECK_THAT(all, ContainsSubstring("error: value = 1.9 (must be between 0 and 1)"));
  auto const listed = kith_says("parameters --match national.opposite_sex_share").second;
  CHECK_THAT(listed, ContainsSubstring("national.opposite_sex_share.value = 0.9"));
  CHECK_THAT(listed, ContainsSubstring("assumed: Census Bureau"));
}

TEST_CASE("kith check --json writes problems as data") {
  auto const [code, data] =
      kith_says("check --json --set run.seed=-1 " + kith_tests::whole() + " 2>/dev/null");
  CHECK(code == kith::exit_invalid);
  CHECK_THAT(data, ContainsSubstring("\"path\": \"run.seed\""));
}

TEST_CASE("kith check --resolved writes a scenario that kith reads") {
  ScenarioFiles const files;
  auto const [code, data] = kith_says("check --resolved --set run.seed=41 " + kith_tests::whole());
  REQUIRE(code == kith::exit_done);
  CHECK_THAT(data, ContainsSubstring("seed = 41\n"));
  auto const copy = files.write("copy.toml", data);
  CHECK(kith_says("check --resolved " + copy).second == data);
}

TEST_CASE("kith check of a wrong command line exits with 2") {
  CHECK(kith_says("check 2>/dev/null").first == kith::exit_usage);
  CHECK(kith_says("check --resolvd x.toml 2>/dev/null").first == kith::exit_usage);
}

TEST_CASE("kith schema and kith parameters write data") {
  CHECK_THAT(kith_says("schema").second, ContainsSubstring("json-schema.org/draft/2020-12"));
  auto const [code, csv] =
      kith_says("parameters --format csv --match grant_weeks " + kith_tests::whole());
  CHECK(code == kith::exit_done);
  CHECK_THAT(csv, ContainsSubstring("partnership.clinic.grant_weeks,integer,156,week,0,2600"));
  CHECK(kith_says("parameters --format jsn 2>/dev/null").first == kith::exit_usage);
}

TEST_CASE("kith parameters lists numbers by their grade, and evidence that a scenario reads") {
  std::string const clinic =
      kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml";
  std::string const remote = "evidence.programs.remote_attend_share";
  auto const [code, used] = kith_says("parameters --format csv --used-by " + clinic);
  CHECK(code == kith::exit_done);
  CHECK_THAT(used, ContainsSubstring("evidence.treatment.therapy_smd"));
  CHECK(used.find(remote) == used.npos);  // only telehealth reads it
  CHECK(used.find("\npartnership.") == used.npos);
  CHECK_THAT(kith_says("parameters --format csv --used-by " + clinic +
                       " --set partnership.clinic.telehealth.enabled=true")
                 .second,
             ContainsSubstring(remote));
  auto const [done, trials] =
      kith_says("parameters --format csv --grade trial --used-by " + clinic);
  CHECK(done == kith::exit_done);
  CHECK_THAT(trials, ContainsSubstring(",trial,"));
  for (char const* const other : {",observational,", ",expert,", ",assumed,"})
    CHECK(trials.find(other) == trials.npos);
  auto const [wrong, said] = kith_says("parameters --grade assumd 2>&1");
  CHECK(wrong == kith::exit_usage);
  CHECK_THAT(said, ContainsSubstring("did you mean 'assumed'?"));
  CHECK(kith_says("parameters --used-by " + clinic + " " + clinic + " 2>&1").first ==
        kith::exit_usage);
  CHECK(kith_says("parameters --used-by none.toml 2>&1").first == kith::exit_invalid);
}
