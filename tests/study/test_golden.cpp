#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/places.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Some means and the digest of each scenario, as text that people can compare.
std::string small_town_in_words() {
  Scenario const town = small_town(
      for_weeks(20, 20, 1) + partnership("all", clinic + ";" + outreach + ";" + peers), "all");
  Results const results = collect({town});
  std::string text =
      "# Made by tests/study/test_golden.cpp; KITH_UPDATE_GOLDEN=1 writes it anew.\n";
  for (char const* scenario : {"usual-care", "all"}) {
    text += fmt::format("{}\n  digest {}\n", scenario, results.of(scenario).digest);
    for (char const* name :
         {"k6_mean", "serious_distress_share", "felt_need_share", "in_care_share", "stigma_mean",
          "awareness_mean", "trust_mean", "requests_made", "sessions_delivered"})
      text += fmt::format("  {} {:.9g}\n", name, results.adults(scenario, name, 0, 20));
    double usd = 0.0;
    for (double const week : results.values(scenario, "cost_societal_usd")) usd += week;
    text += fmt::format("  cost_societal_usd {:.9g}\n", usd);
  }
  return text;
}

}  // namespace

// A change in the model or its evidence changes the golden file: look at the difference, then run
// KITH_UPDATE_GOLDEN=1 build/bin/test_study "The small town*".
TEST_CASE("The small town gives the results in its golden file") {
  std::string const path = kith_tests::source_dir() + "/tests/golden/small-town.txt";
  std::string const now = small_town_in_words();
  char const* const update = std::getenv("KITH_UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path) << now;
  }
  std::ifstream file(path);
  std::stringstream written;
  written << file.rdbuf();
  CHECK(now == written.str());
}
