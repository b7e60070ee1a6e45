#include "tests/io/scenario/scenario_files.hpp"
#include "tests/place/counties.hpp"
#include "tests/places.hpp"

using namespace kith;
using kith_tests::ScenarioFiles;

TEST_CASE("The product ships a row for every county, packed") {
  auto const counties = shipped_counties();
  CHECK(counties.size() == 3144);
  for (County const& county : counties) {
    CHECK(county.has(Figure::population));
    CHECK(county.has(Figure::below_150_poverty));
    CHECK(!county.has(Figure::providers));  // this column is not in the public domain
  }
}

TEST_CASE("A packed table equals its text, and a damaged or truncated one is refused") {
  ScenarioFiles const files;
  std::string const packed =
      kith_tests::contents(kith_tests::source_dir() + "/scenarios/counties.csv.gz");
  REQUIRE(packed.size() > 1000);
  CHECK(packed.substr(4, 4) == std::string(4, '\0'));  // no time stamp
  CHECK(read_table(files.write("a.csv.gz", packed)).starts_with("fips,state,full_name,"));
  CHECK(read_table(files.write("b.csv", "fips\n")) == "fips\n");
  CHECK_THROWS_WITH(read_table(files.write("c.gz", packed.substr(0, packed.size() / 2))),
                    ContainsSubstring("c.gz: is cut off"));
  std::string damaged = packed;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  CHECK_THROWS_AS(read_table(files.write("d.gz", damaged)), TableError);
  CHECK_THROWS_WITH(read_table(files.path("none.csv")), ContainsSubstring("no such file"));
}

TEST_CASE("If the product's table is missing, the error names its place") {
  kith_tests::NothingInstalled const nothing;
  CHECK_THROWS_WITH(shipped_counties(), ContainsSubstring("KITH_SHARE_DIR"));
}
