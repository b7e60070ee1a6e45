#include <fmt/core.h>

#include <cmath>
#include <numeric>

#include "kith/place/nation.hpp"
#include "kith/simulate.hpp"
#include "tests/place/counties.hpp"

using namespace kith;
using namespace kith_tests;

namespace {

// Strata of everybody under 65, and of the uninsured among them; "own:..." in results.
constexpr auto under_65 = R"(
[[stratum]]
id = "under-65"
age = ["10-17", "18-25", "26-49", "50-64"]
[[stratum]]
id = "uninsured-under-65"
age = ["10-17", "18-25", "26-49", "50-64"]
coverage = ["uninsured"]
)";

/// One year of usual care, in percent.
struct UsualCare {
  std::string place;
  double in_need = 0.0, treated = 0.0, uninsured = 0.0, uninsured_in_table = 0.0;
};

std::size_t place_of(std::vector<std::string> const& names, std::string const& name) {
  auto const found = std::find(names.begin(), names.end(), name);
  REQUIRE(found != names.end());
  return static_cast<std::size_t>(found - names.begin());
}

// The mean over weeks of an outcome in one stratum.
double mean_of(Layout const& layout, RunResult const& run, std::string const& outcome,
               std::string const& stratum) {
  auto const at = static_cast<std::size_t>(
      std::find_if(layout.outcomes.begin(), layout.outcomes.end(),
                   [&](Outcome const& one) { return one.name == outcome; }) -
      layout.outcomes.begin());
  REQUIRE(at < layout.outcomes.size());
  auto const strata = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                   [](Dimension const& one) { return one.name == "stratum"; });
  REQUIRE(strata != layout.dimensions.end());
  std::size_t const column = place_of(strata->labels, stratum);
  auto const values = std::visit(
      [](auto const& all) { return std::vector<double>(all.begin(), all.end()); }, run.values[at]);
  double sum = 0.0;
  std::size_t weeks = 0;
  for (std::size_t i = column; i < values.size(); i += strata->labels.size(), ++weeks)
    sum += values[i];
  return sum / static_cast<double>(weeks);
}

UsualCare live_through(County const& county) {
  std::string const text =
      community_text(make_place(county, std::min(3000, all_residents(county))));
  auto const study = PreparedStudy::from_texts(
      {{slug_of(county) + ".toml", text + under_65}},
      {"time.weeks=52", "run.replicates=1", "run.parameters=\"central\""});
  Layout const layout = study.layout();
  RunResult const run = study.simulate({0}).at(0);
  auto const mean = [&](std::string const& outcome, std::string const& stratum) {
    return mean_of(layout, run, outcome, stratum);
  };
  return {name_with_state(county), 100.0 * mean("in_need_share", "adults"),
          100.0 * mean("treated_past_year_share", "adults"),
          100.0 * mean("residents", "own:uninsured-under-65") / mean("residents", "own:under-65"),
          county.number(Figure::uninsured) / (1.0 - county.number(Figure::aged_65) / 100.0)};
}

void print_range(char const* what, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  fmt::print("{:<40} {:6.1f} {:6.1f} {:6.1f}\n", what, values.front(), values[values.size() / 2],
             values.back());
}

}  // namespace

// Every 30th county by FIPS code; in places of a few hundred people, no share is stable.
TEST_CASE("Usual care in a hundred counties is plausible for a county", "[full]") {
  constexpr double few_people = 2000.0;
  std::vector<double> in_need, treated, off;
  for (std::size_t i = 15; i < shipped().size(); i += 30) {
    County const& one = shipped()[i];
    if (people_aged_10_plus(one) < few_people) continue;
    UsualCare const seen = live_through(one);
    INFO(seen.place << ": in need " << seen.in_need << " %, treated " << seen.treated
                    << " %, uninsured " << seen.uninsured << " for " << seen.uninsured_in_table);
    CHECK(seen.in_need >= 2.0);
    CHECK(seen.in_need <= 12.0);
    CHECK(seen.treated >= 25.0);
    CHECK(seen.treated <= 75.0);
    CHECK(std::abs(seen.uninsured - seen.uninsured_in_table) <= 3.0);
    in_need.push_back(seen.in_need);
    treated.push_back(seen.treated);
    off.push_back(seen.uninsured - seen.uninsured_in_table);
  }
  fmt::print("{} counties {:>30} {:>6} {:>6}\n", in_need.size(), "least", "median", "most");
  print_range("in need, % of adults", in_need);
  print_range("treated, % of those in need in a year", treated);
  print_range("uninsured, points from the table", off);
  CHECK(in_need.size() >= 95);
}
