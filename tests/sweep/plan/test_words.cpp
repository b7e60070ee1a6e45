#include "kith/scenario/parameters.hpp"
#include "tests/catch.hpp"
#include "tests/sweep/sweeps.hpp"

using namespace kith;

namespace {

std::string const languages = "partnership.hand.outreach.languages";
std::string const host_key = "partnership.hand.outreach.host";
std::string const moment = "partnership.hand.unspent";

std::string varied(std::string const& path, std::string const& values) {
  return "[[vary]]\npath = \"" + path + "\"\n" + values + "\n";
}

/// Scenario a's value of a key in each unit of a plan, in the order of the samples.
std::vector<std::string> lived(Plan const& plan, std::string const& path) {
  std::vector<std::string> texts;
  for (Unit const& unit : plan.units()) {
    Study const study = plan.study_of(unit);
    for (auto const& info : list_parameters(study.scenarios[1]))
      if (info.path == path) texts.push_back(info.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("names, flags, lists and numbers vary together on a grid") {
  SweepFiles const files;
  Sweep const sweep = files.read(
      files.sweep("method = \"grid\"",
                  varied(moment, "values = [\"returned\", \"kept\"]") +
                      varied(languages, "values = [[\"en\"], [\"en\", \"es\"]]") +
                      varied("partnership.hand.outreach.steered", "values = [true, false]") +
                      "[run]\nreplicates = 1\n"));
  Plan const plan = make_plan(sweep, 1, "test");
  REQUIRE(plan.samples.values.size() == 8);
  CHECK(plan.samples.values[5] == std::vector<double>{1.0, 0.0, 0.0});
  auto const texts = lived(plan, moment);
  REQUIRE(texts.size() == 8);
  CHECK(texts[3] == "\"returned\"");
  CHECK(texts[4] == "\"kept\"");
  CHECK(lived(plan, languages)[2] == "[\"en\", \"es\"]");
  CHECK(lived(plan, "partnership.hand.outreach.steered")[0] == "true");
  CHECK(lived(plan, "partnership.hand.outreach.steered")[1] == "false");
}

TEST_CASE("a plan with words is kept, run and merged, and its result holds the words") {
  SweepFiles const files;
  std::string const grid =
      files.sweep("method = \"grid\"", varied(moment, "values = [\"returned\", \"kept\"]") +
                                           varied(languages, "values = [[\"en\"], [\"es\"]]") +
                                           "[run]\nreplicates = 2\n");
  Plan const plan = make_plan(files.read(grid), 2, "test");
  auto const folder = files.keep(plan);
  Plan const again = read_plan(folder);
  CHECK(again.units().back().id == plan.units().back().id);
  CHECK(lived(again, languages) == lived(plan, languages));
  WorkDone const done = files.work(again, folder);
  CHECK(done.done == 8);
  CHECK(done.failed == 0);
  SampleTable const table = sample_table(plan);
  CHECK(table.words[0] == std::vector<std::string>{"returned", "kept"});
  CHECK(table.words[1] == std::vector<std::string>{"[\"en\"]", "[\"es\"]"});
}

TEST_CASE("runs with other words are other runs") {
  SweepFiles const files;
  auto const first_id = [&](std::string const& values) {
    return make_plan(files.read(files.sweep("method = \"grid\"", varied(moment, values))), 1, "t")
        .units()
        .front()
        .id;
  };
  CHECK(first_id("values = [\"returned\"]") != first_id("values = [\"kept\"]"));
  CHECK(first_id("values = [\"returned\"]") == first_id("values = [\"returned\", \"kept\"]"));
}

TEST_CASE("a table holds names and lists beside numbers, and grows with new ones") {
  SweepFiles const files;
  std::string const head = moment + "," + languages + ",partnership.hand.shared_power\n";
  auto const plan = [&](std::string const& rows) {
    files.write("points.csv", head + rows);
    return files.read(files.sweep("method = \"table\"\ntable = \"points.csv\"", ""));
  };
  Sweep const sweep = plan("kept,\"[\"\"en\"\", \"\"es\"\"]\",0.2\nreturned,\"['en']\",0.4\n");
  CHECK(sweep.table == Points{{0.0, 0.0, 0.2}, {1.0, 1.0, 0.4}});
  CHECK(sweep.varies[0].words == std::vector<std::string>{"\"kept\"", "\"returned\""});
  CHECK(sweep.varies[1].words == std::vector<std::string>{"[\"en\", \"es\"]", "[\"en\"]"});
  Plan const small = make_plan(sweep, 1, "test");
  Plan const grown = grow_plan(
      small, plan("kept,\"['en', 'es']\",0.2\nreturned,\"['en']\",0.4\nkept,\"['es']\",0.4\n"));
  CHECK(grown.blocks.size() == 2);
  CHECK(grown.units().front().id == small.units().front().id);
}

TEST_CASE("more choices than memory should hold are refused, before they are read") {
  SweepFiles const files;
  std::string zones, rows = host_key + "\n";
  for (int i = 0; i < 300; ++i) {
    zones += (i == 0 ? "\"a" : ", \"a") + std::to_string(i) + "\"";
    rows += "a" + std::to_string(i) + "\n";
  }
  CHECK_THAT(files.problems_of(
                 files.sweep("method = \"grid\"", varied(host_key, "values = [" + zones + "]"))),
             ContainsSubstring("300 of them must be at most 200"));
  files.write("points.csv", rows);
  CHECK_THAT(files.problems_of(files.sweep("method = \"table\"\ntable = \"points.csv\"")),
             ContainsSubstring("points.csv:202:1: error: 'a200' (names and lists of a column"));
}

TEST_CASE("words that a key does not allow are refused, with the allowed ones") {
  SweepFiles const files;
  auto const said = [&](std::string const& more, std::string const& design = "method = \"grid\"") {
    return files.problems_of(files.sweep(design, more));
  };
  CHECK_THAT(said(varied(moment, "values = [\"retuned\", \"kept\"]")),
             ContainsSubstring("unspent=\"retuned\": unspent = \"retuned\" (must be") &&
                 ContainsSubstring("did you mean 'returned'?"));
  CHECK_THAT(said(varied(host_key, "values = [\"center\", \"nowhere\"]")),
             ContainsSubstring("\"nowhere\""));
  CHECK_THAT(said(varied(moment, "values = [1, 2]")),
             ContainsSubstring("must have values = [\"...\", \"...\"]: it is a choice"));
  CHECK_THAT(said(varied(languages, "values = [\"en\", \"es\"]")),
             ContainsSubstring("must have values = [[...], [...]]: it is a list"));
  CHECK_THAT(said(varied(moment, "values = [\"kept\", \"kept\"]")),
             ContainsSubstring("\"kept\" must be given once"));
  CHECK_THAT(said(varied(moment, "values = [\"kept\", 1]")),
             ContainsSubstring("must be all names or all lists"));
  CHECK_THAT(said(varied(moment, "values = [\"kept\"]"), "method = \"sobol\"\nn = 4"),
             ContainsSubstring("names and lists have no order; use method = \"grid\" or"));
  CHECK_THAT(said(varied("partnership.hand.title", "values = [\"a\", \"b\"]")),
             ContainsSubstring("this one is for readers"));
  CHECK_THAT(said(varied("partnership.hand.outreach.steered", "values = [\"yes\"]")),
             ContainsSubstring("must be true or false"));
  CHECK_THAT(said(varied("run.parameters", "values = [\"draws\"]")),
             ContainsSubstring("must be the same in all samples"));
}
