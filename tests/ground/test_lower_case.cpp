#include "kith/ground/lower_case.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("English letters become lower case, all other bytes stay") {
  CHECK(lower_case("AZ az 09 [\\]^_`@{") == "az az 09 [\\]^_`@{");
  CHECK(lower_case("Doña ANA, ÉVRY") == "doña ana, Évry");
  CHECK(lower_case("").empty());
}
