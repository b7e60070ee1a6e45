#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"

using namespace kith;

TEST_CASE("new writes a scenario and its community, ready to check") {
  KithProgram kith;
  Ended const made = kith({"new", "our-clinic", "--place", "Hidalgo County, TX", "--like",
                           "clinic-at-the-community-center", "--for", "county"});
  INFO(made.err);
  REQUIRE(made.code == 0);
  CHECK(made.out == "our-clinic.toml\n");
  CHECK_THAT(made.err, ContainsSubstring("divided by 29.5"));
  CHECK(kith({"check", "our-clinic.toml"}).code == 0);
  CHECK(std::filesystem::exists(kith.folder / "hidalgo-tx.toml"));
  CHECK(
      kith({"new", "our-clinic", "--place", "Hidalgo County, TX", "--like", "cooperative-of-peers"})
          .code == 4);  // it is there
}

TEST_CASE("new says what is missing or unknown, and what there is") {
  KithProgram kith;
  Ended const unlike =
      kith({"new", "ours", "--place", "48215", "--like", "clinic-at-the-community-centre"});
  CHECK(unlike.code == 2);
  CHECK_THAT(unlike.err, ContainsSubstring("did you mean 'clinic-at-the-community-center'"));
  CHECK(
      kith({"new", "ours", "--place", "Washington County", "--like", "everything-together"}).code ==
      2);
  CHECK(kith({"new", "our clinic", "--place", "48215", "--like", "everything-together"}).code == 2);
  CHECK(kith({"new", "ours", "--place", "48215", "--like", "everything-together", "--for", "all"})
            .code == 2);
  CHECK_FALSE(std::filesystem::exists(kith.folder / "ours.toml"));
}
