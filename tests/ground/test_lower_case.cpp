#include "kith/ground/lower_case.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("letters of English become small, all other bytes stay") {
  CHECK(lower_case("AZ az 09 [\\]^_`@{") == "az az 09 [\\]^_`@{");
  CHECK(lower_case("Doña ANA, ÉVRY") == "doña ana, Évry");
  CHECK(lower_case("") == "");
}
