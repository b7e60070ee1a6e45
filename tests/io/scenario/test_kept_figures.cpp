#include "kith/io/scenario/kept_figures.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"

using kith::Document;
using kith::KeptFigures;
using kith::Problems;

TEST_CASE("a file parsed before is the same in another document, and read anew if it changed") {
  KeptFigures kept;
  Problems problems;
  std::vector<Document> const documents(4, Document{"f", 0});
  auto const value = [&](std::string const& text, int document) {
    auto const parsed = kept.parse(text, "f", document, documents, problems);
    REQUIRE(parsed);
    kith::Entry const* a = parsed->find("a");
    REQUIRE(a != nullptr);
    CHECK(a->place.document == document);
    CHECK(a->value.list.at(1).place.document == document);
    CHECK(a->value.list.at(1).place.line == 2);
    return a->value.list.at(0).number;
  };
  CHECK(value("# kept\na = [1.5, 2]", 1) == 1.5);
  CHECK(value("# kept\na = [1.5, 2]", 3) == 1.5);
  CHECK(value("# kept\na = [2.5, 2]", 2) == 2.5);
  CHECK_FALSE(kept.parse("a = ", "f", 0, documents, problems));
  CHECK(problems.size() == 1);
}

TEST_CASE("a scenario read with kept figures is the same scenario, with the same problems") {
  kith_tests::ScenarioFiles const files;
  std::string const file = files.extend("[run]\nreplicates = 9\n");
  std::string const text = "format = 1\nid = \"again\"\nextends = \"" + file + "\"\n";
  KeptFigures kept;
  for (std::string const& more : {std::string(), std::string("[run]\nseeds = 1\n")}) {
    Problems alone;
    auto const expected = kith::read_scenario_text(text + more, "again.toml", alone);
    for (int time = 0; time < 2; ++time) {
      Problems problems;
      auto const found = kith::read_scenario_text(text + more, "again.toml", problems, {}, &kept);
      CHECK(found.resolved_toml == expected.resolved_toml);
      CHECK(kith::format_problems(problems) == kith::format_problems(alone));
    }
  }
}
