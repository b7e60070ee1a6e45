#include <fstream>

#include "kith/cli/exit_codes.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

TEST_CASE("kith partnership prints levers that kith check passes, or lists problems") {
  KithProgram const kith;
  std::string const survey = kith_tests::source_dir() + "/scenarios/partner-survey-example.csv";
  REQUIRE(kith({"new", "ours", "--place", "01023", "--like", "referrals-with-slots"}).code ==
          exit_done);
  Ended const made = kith({"partnership", "--from", survey, "--extends", "ours.toml"});
  INFO(made.err);
  REQUIRE(made.code == exit_done);
  std::ofstream(kith.folder / "surveyed.toml") << made.out;
  CHECK_THAT(kith({"check", "surveyed.toml"}).err, ContainsSubstring("surveyed.toml: valid: "));
  CHECK(kith({"partnership"}).code == exit_usage);
  CHECK(kith({"partnership", "--from", survey, "--scale", "five"}).code == exit_usage);
  CHECK(kith({"partnership", "--from", survey, "--extends", "ours.toml", "--id", "other"}).code ==
        exit_usage);
  CHECK_THAT(kith({"partnership", "--from", survey}).out,
             Catch::Matchers::StartsWith("# What 8 members say") &&
                 ContainsSubstring("id = \"my-partnership\""));
}
