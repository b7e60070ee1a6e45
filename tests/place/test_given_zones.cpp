#include "kith/io/scenario/read_scenario.hpp"
#include "kith/state/synthesis/composition.hpp"
#include "tests/place/counties.hpp"

using namespace kith;
using namespace kith_tests;

namespace {

std::string const table =
    "name,share,poverty,longitude,latitude\n"
    "San Juan,30%,55,-98.155,26.189\n"
    "North McAllen,50%,25,-98.235,26.275\n"
    "Weslaco,20%,45,-97.99,26.16\n";

std::string wrong_zones(std::string const& text) {
  Problems problems;
  read_zones(text, "z.csv", problems);
  return format_problems(problems);
}

double minutes(Scenario const& scenario, std::string const& from, std::string const& to) {
  for (Zone const& zone : scenario.zones)
    for (auto const& [id, way] : zone.minutes_to)
      if (zone.id == from && id == to) return way;
  return -1.0;
}

}  // namespace

TEST_CASE("A table of zones becomes zones with their poverty, centroids and travel times") {
  Problems problems;
  auto const rows = read_zones(table, "z.csv", problems);
  REQUIRE(problems.empty());
  County one = county("Hidalgo County, TX");
  Scenario const made = read_scenario_text(community_text(make_place(one, 0, rows)), "z", problems);
  REQUIRE(problems.empty());
  REQUIRE(made.zones.size() == 3);
  CHECK(made.zones[0].id == "san-juan");
  CHECK(made.zones[0].title == "San Juan");
  CHECK(made.zones[0].share_of_residents == Approx(0.3));
  REQUIRE(made.zones[1].centroid.has_value());
  CHECK(made.zones[1].centroid->longitude == Approx(-98.235));
  CHECK(made.organizations[0].zone == "san-juan");  // the poorest zone
  double const to_weslaco = minutes(made, "san-juan", "weslaco");
  CHECK(to_weslaco > 12.0);  // 10.5 miles
  CHECK(to_weslaco < 40.0);
  CHECK(to_weslaco == minutes(made, "weslaco", "san-juan"));
  CHECK(to_weslaco < minutes(made, "north-mcallen", "weslaco"));
}

TEST_CASE("Incomes of given zones rank and spread poverty as in the table") {
  Problems problems;
  auto const rows = read_zones(table, "z.csv", problems);
  County one = county("Hidalgo County, TX");
  Scenario const made = read_scenario_text(community_text(make_place(one, 0, rows)), "z", problems);
  REQUIRE(problems.empty());
  auto const cells = zone_composition(made, joint_composition(made.margins, made.national));
  // Below 1.5 times the poverty line: all below 1 and about half of those between 1 and 2.
  double poor[3] = {}, all[3] = {};
  for (Eigen::Index cell = 0; cell < cells.size(); ++cell) {
    auto const zone = cell / (race_count * income_count);
    auto const income = cell % income_count;
    all[zone] += cells(cell);
    if (income < 2) poor[zone] += cells(cell) * (income == 0 ? 1.0 : 0.5);
  }
  // Prices here are below the nation's, so that fewer people are poor in all zones.
  double const mean = 0.3 * 0.55 + 0.5 * 0.25 + 0.2 * 0.45;
  double const of_county = (poor[0] + poor[1] + poor[2]) / (all[0] + all[1] + all[2]);
  CHECK(of_county == Approx(mean).margin(0.08));
  double const given[3] = {0.55, 0.25, 0.45};
  for (int zone = 0; zone < 3; ++zone) {
    INFO(zone << ": " << poor[zone] / all[zone] << " of " << of_county);
    CHECK(poor[zone] / all[zone] / of_county == Approx(given[zone] / mean).epsilon(0.1));
  }
}

TEST_CASE("A zone whose name has no Latin letter is numbered") {
  Problems problems;
  auto const rows = read_zones(
      "name,share,poverty,longitude,latitude\n\u6771\u4EAC,1,20,-98,26\n\u5927,1,30,-98.1,26\n",
      "z.csv", problems);
  REQUIRE(problems.empty());
  auto const zones = zones_from(rows, county("48215"));
  CHECK(zones[0].id == "zone-1");
  CHECK(zones[1].id == "zone-2");
  CHECK(zones[0].income_factor > zones[1].income_factor);
}

TEST_CASE("All problems of a table of zones are reported at once") {
  std::string const all = wrong_zones(
      "name,share,poverty,longitude,latitude\n"
      "A,50,200,-98,26\n"
      "a,,20,-98,26\n"
      ",50,20,-980,26\n");
  CHECK_THAT(all, ContainsSubstring("z.csv:2:6: error: poverty = 200 (must be between"));
  CHECK_THAT(all, ContainsSubstring("z.csv:3:1: error: a is also in line 2"));
  CHECK_THAT(all, ContainsSubstring("z.csv:3:3: error: share = (empty"));
  CHECK_THAT(all, ContainsSubstring("z.csv:4:1: error: name is empty"));
  CHECK_THAT(all, ContainsSubstring("longitude = -980"));
  CHECK_THAT(wrong_zones("name,share,poverty,lon,lat\nA,1,2,3,4\n"),
             ContainsSubstring("no column longitude") && ContainsSubstring("no column latitude"));
  std::string many = "name,share,poverty,longitude,latitude\n";
  for (int i = 0; i < 17; ++i) many += "Z" + std::to_string(i) + ",1,20,-98,26\n";
  CHECK_THAT(wrong_zones(many), ContainsSubstring("17 zones (must be between 1 and 16"));
}
