#include <filesystem>

#include "kith/io/scenario/read_scenario.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using namespace kith;
using kith_tests::ScenarioFiles;

TEST_CASE("Organizations and groups of every shipped community have a role") {
  std::filesystem::path const communities = kith_tests::source_dir() + "/scenarios/communities";
  int count = 0;
  for (auto const& entry : std::filesystem::directory_iterator(communities)) {
    Problems problems;
    Scenario const scenario = read_scenario(entry.path().string(), {}, problems);
    REQUIRE(problems.empty());
    for (auto const& organization : scenario.organizations) {
      INFO(entry.path() << " " << organization.id);
      CHECK(!organization.role.empty());
    }
    for (auto const& group : scenario.groups) CHECK(!group.role.empty());
    ++count;
  }
  CHECK(count == 6);
}

TEST_CASE("A role that no organization has is a problem with a suggestion") {
  ScenarioFiles const files;
  auto const text = std::string("[[organization]]\nid = \"hall\"\nzone = \"north\"\n") +
                    "role = \"comunity-center\"\n[[group]]\nid = \"old\"\nrole = \"veterans\"\n";
  Problems problems;
  Scenario const scenario = read_scenario(files.extend(text), {}, problems);
  REQUIRE(!problems.empty());
  CHECK_THAT(format_problems(problems), ContainsSubstring("role = \"comunity-center\"") &&
                                            ContainsSubstring("did you mean 'community-center'?") &&
                                            !ContainsSubstring("\"veterans\""));
}
