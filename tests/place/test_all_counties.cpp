#include <fmt/core.h>

#include "kith/io/scenario/read_scenario.hpp"
#include "kith/study/study.hpp"
#include "tests/place/counties.hpp"

using namespace kith;
using namespace kith_tests;

TEST_CASE("Every county becomes a community that kith check passes", "[full]") {
  constexpr int most_refused = 10;
  std::vector<std::string> refused;
  for (County const& one : shipped()) {
    Problems problems;
    auto const text = community_text(make_place(one));
    Scenario const scenario = read_scenario_text(text, slug_of(one) + ".toml", problems);
    if (problems.empty()) {
      CHECK_NOTHROW(make_study({scenario}));
      CHECK(scenario.warnings.empty());
      CHECK(scenario.organizations.size() + 2 <= most_organizations);
    } else {
      refused.push_back(format_problems(problems));
    }
  }
  for (auto const& why : refused) fmt::print("refused: {}", why);
  fmt::print("{} counties, {} refused\n", shipped().size(), refused.size());
  CHECK(shipped().size() == 3144);
  CHECK(refused.size() <= most_refused);
}
