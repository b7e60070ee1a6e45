#include <fstream>

#include "kith/cli/exit_codes.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"

using namespace kith;

namespace {

/// Simulates a clinic with scarce slots in a county of 11,000 with these facts of its clinic.
Ended lived_with(KithProgram const& kith, std::string const& facts) {
  std::ofstream(kith.folder / "facts.csv") << "fact,value\n" << facts;
  REQUIRE(kith({"community", "Choctaw County, AL", "--local", "facts.csv", "-o", "place.toml",
                "--force"})
              .code == exit_done);
  REQUIRE(
      kith({"new", "ours", "--place", "place.toml", "--like", "referrals-with-slots", "--force"})
          .code == exit_done);
  return kith({"run", "ours.toml", "-n", "4", "-j", "2", "--set", "time.weeks=60", "--set",
               "time.settling_weeks=26", "-o", "r.h5", "--force", "--progress", "none"});
}

}  // namespace

TEST_CASE("A clinic whose year is like usual care agrees, and any other is reported at once") {
  KithProgram const kith;
  Ended const agrees =
      lived_with(kith, "clinic_clients,295\nclinic_visits,1600\nweeks_to_first_visit,2.5\n");
  INFO(agrees.out << agrees.err);
  REQUIRE(agrees.code == exit_done);
  CHECK_THAT(agrees.out, !ContainsSubstring("does not match your clinic"));
  CHECK_THAT(agrees.out, ContainsSubstring("Is this our county?") && ContainsSubstring("agrees") &&
                             !ContainsSubstring("differs\n"));
  Ended const differs = lived_with(kith, "clinic_clients,\"1,900\"\nweeks_to_first_visit,14\n");
  REQUIRE(differs.code == exit_done);
  CHECK_THAT(differs.out, ContainsSubstring("CLINIC   Kith's usual care does not match your "
                                            "clinic: clients"));
  std::string const shown = kith({"show", "r.h5"}).out;
  CHECK_THAT(shown, ContainsSubstring("Is this our county?") && ContainsSubstring("1,900") &&
                        ContainsSubstring("differs") && ContainsSubstring("does not match"));
}

TEST_CASE("Local facts that are wrong write no file") {
  KithProgram const kith;
  std::ofstream(kith.folder / "facts.csv") << "fact,value\nclients,3\nclinic_visits,x\n";
  Ended const bad = kith({"community", "01023", "--local", "facts.csv"});
  CHECK(bad.code == exit_invalid);
  CHECK_THAT(bad.err, ContainsSubstring("facts.csv:2:1: error: clients is not a fact") &&
                          ContainsSubstring("facts.csv:3:15: error: clinic_visits = x"));
  CHECK(!std::filesystem::exists(kith.folder / "choctaw-al.toml"));
  CHECK_THAT(kith({"community", "--local-template"}).out,
             Catch::Matchers::StartsWith("fact,value,where"));
}
