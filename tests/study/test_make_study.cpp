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
