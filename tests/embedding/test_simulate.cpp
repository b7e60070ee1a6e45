#include <fstream>
#include <sstream>

#include "kith/simulate.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

std::string const clinic =
    kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml";
std::vector<std::string> const small = {"community.residents=1000", "time.weeks=30",
                                        "time.settling_weeks=4", "run.replicates=2"};

std::vector<std::string> digests(std::vector<RunResult> const& runs) {
  std::vector<std::string> all;
  for (auto const& run : runs) all.push_back(run.digest);
  return all;
}

}  // namespace

TEST_CASE("Scenario files become results in memory and an answer") {
  auto const study = PreparedStudy::from_files({clinic}, small);
  auto const ids = study.scenario_ids();
  REQUIRE(ids.size() == 4);  // usual care, the clinic, and its two cost-matched comparators
  CHECK(ids[0] == "usual-care");
  CHECK(study.replicates() == std::vector{0, 1});
  auto const runs = study.simulate(study.replicates());
  REQUIRE(runs.size() == 8);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    CHECK(runs[i].replicate == static_cast<int>(i / 4));
    CHECK(runs[i].scenario == i % 4);
    CHECK(runs[i].values.size() == study.layout().outcomes.size());
  }
  auto const all = digests(runs);
  CHECK(all[0] != all[1]);
  CHECK(all[0] != all[4]);
  CHECK_THAT(study.answer(runs), ContainsSubstring("2 replicates; adults"));
}

TEST_CASE(
    "Replicates simulated one by one equal those simulated together, on any number of threads") {
  auto const study = PreparedStudy::from_files({clinic}, small);
  auto const together = study.simulate({0, 1}, 2);
  auto apart = study.simulate({1});
  auto const first = study.simulate({0});
  apart.insert(apart.begin(), first.begin(), first.end());
  CHECK(digests(apart) == digests(together));
  CHECK(study.answer(apart) == study.answer(together));
  CHECK(study.simulate({}).empty());
}

TEST_CASE("A text is the same as the file that holds it") {
  std::ifstream file(clinic);
  std::stringstream text;
  text << file.rdbuf();
  auto const of_text = PreparedStudy::from_texts({{clinic, text.str()}}, small);
  auto const of_file = PreparedStudy::from_files({clinic}, small);
  CHECK(digests(of_text.simulate({0})) == digests(of_file.simulate({0})));
}

TEST_CASE("An invalid scenario reports all problems with their places") {
  std::string const text = "format = 1\nextends = '" + clinic + "'\nidd = 3\n[tim]\n";
  try {
    (void)PreparedStudy::from_texts({{"mine.toml", text}});
    FAIL("it was accepted");
  } catch (InvalidScenario const& invalid) {
    REQUIRE(invalid.problems().size() == 2);
    CHECK(invalid.problems()[1].line == 4);
    CHECK_THAT(invalid.what(), ContainsSubstring("mine.toml:3:1: error: "));
  }
  CHECK_THROWS_AS(PreparedStudy::from_files({"missing.toml"}), InvalidScenario);
  CHECK_THROWS_AS(PreparedStudy::from_files({}), std::invalid_argument);
}

TEST_CASE("Roles and the location of a place change no history") {
  std::string const town = kith_tests::source_dir() + "/tests/data/small-town.toml";
  std::ifstream file(town);
  std::stringstream text;
  text << file.rdbuf();
  std::string named = text.str();
  for (std::string const head : {"[[organization]]\n", "[[group]]\n"}) {
    auto const at = named.find(head);
    REQUIRE(at != std::string::npos);
    named.insert(at + head.size(),
                 head[2] == 'o' ? "role = \"employers\"\n" : "role = \"lgbtq\"\n");
  }
  named += "\n[community.centroid]\nlongitude = -86.8\nlatitude = 36.2\n";
  std::vector<std::string> const brief = {"time.weeks=8", "time.settling_weeks=4",
                                          "run.replicates=1"};
  auto const with = PreparedStudy::from_texts({{town, named}}, brief);
  auto const without = PreparedStudy::from_files({town}, brief);
  CHECK(digests(with.simulate({0})) == digests(without.simulate({0})));
}
