#include "kith/study/study.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("A study looks at what any of its files looks at, in their order") {
  auto const town = [](std::vector<std::string> look_at, std::string const& id) {
    Scenario scenario = small_town(for_weeks(8, 4, 1) + partnership("one", clinic, 2), id);
    scenario.look_at = std::move(look_at);
    return scenario;
  };
  Study const study = make_study(
      {town({"k6_mean", "qalys"}, "a"), town({}, "b"), town({"stigma_mean", "k6_mean"}, "c")});
  std::vector<std::string> const all = {"k6_mean", "qalys", "stigma_mean"};
  REQUIRE(study.scenarios.size() == 4);
  for (Scenario const& scenario : study.scenarios) CHECK(scenario.look_at == all);
}

TEST_CASE("Files of a study that describe an organization differently are refused") {
  auto const town = [](double goals, std::string const& id) {
    Scenario scenario = small_town(for_weeks(8, 4, 1) + partnership("one", clinic, 2), id);
    scenario.organizations[0].wants_goals = goals;
    return scenario;
  };
  CHECK(make_study({town(0.5, "a"), town(0.5, "b")}).scenarios.size() == 3);
  CHECK_THROWS_WITH(make_study({town(0.5, "a"), town(0.9, "b")}),
                    ContainsSubstring("'a' and 'b' differ in organization.") &&
                        ContainsSubstring(".wants_goals (0.5 against 0.9)"));
}
