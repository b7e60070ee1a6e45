#include "kith/cli/exit_codes.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

void write(KithProgram const& program, std::string const& name, std::string const& text) {
  std::ofstream(program.folder / name, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("kith community writes a file that kith check passes, and its path alone on stdout") {
  KithProgram const kith;
  Ended const made = kith({"community", "Hidalgo", "County,", "TX"});
  CHECK(made.code == exit_done);
  CHECK(made.out == "hidalgo-tx.toml\n");
  CHECK_THAT(made.err, ContainsSubstring("1 in 30 of the county"));
  CHECK(kith({"check", "hidalgo-tx.toml"}).code == exit_done);
  CHECK(kith({"community", "48215"}).code == exit_io);  // the file exists
  CHECK(kith({"community", "--fips", "48215", "-o", "x.toml"}).out == "x.toml\n");
  CHECK(contents(kith.folder / "x.toml") == contents(kith.folder / "hidalgo-tx.toml"));
  CHECK(kith({"community", "48215", "--force"}).code == exit_done);
  CHECK(kith.leftovers() == 0);
}

TEST_CASE("kith community lists the counties that a name may mean and writes nothing") {
  KithProgram const kith;
  Ended const several = kith({"community", "Fairfax, VA"});
  CHECK(several.code == exit_usage);
  CHECK_THAT(several.err, ContainsSubstring("Fairfax County, VA  (FIPS 51059)") &&
                              ContainsSubstring("Fairfax city, VA  (FIPS 51600)"));
  Ended const near = kith({"community", "Hidallgo, TX"});
  CHECK(near.code == exit_usage);
  CHECK_THAT(near.err, ContainsSubstring("did you mean\n  Hidalgo County, TX"));
  CHECK(kith({"community"}).code == exit_usage);
  CHECK(kith({"community", "--fips", "48215", "Hidalgo"}).code == exit_usage);
  CHECK(kith({"community", "48215", "--residents", "few"}).code == exit_usage);
  CHECK(!std::filesystem::exists(kith.folder / "hidalgo-tx.toml"));
}

TEST_CASE("kith community takes figures from a table and names missing columns") {
  KithProgram const kith;
  write(kith, "mine.csv", "fips,EP_POV150,mhp_per_100k\n48215,,120\n");
  Ended const made = kith({"community", "48215", "--data", "mine.csv"});
  CHECK(made.code == exit_done);
  CHECK_THAT(made.err, ContainsSubstring("mine.csv:2:7: warning: EP_POV150 is empty: Kith's own "
                                         "figure is used, 41.9"));
  CHECK_THAT(contents(kith.folder / "hidalgo-tx.toml"),
             ContainsSubstring("providers_per_100k = 120.0  # your table: mhp_per_100k"));
  write(kith, "bad.csv", "fips,EP_POV150,acs_households\n48215,400,0\n");
  Ended const bad = kith({"community", "48215", "--data", "bad.csv", "-o", "bad.toml"});
  CHECK(bad.code == exit_invalid);
  CHECK_THAT(bad.err, ContainsSubstring("bad.csv:2:7: error: EP_POV150 = 400") &&
                          ContainsSubstring("bad.csv:2:11: error: acs_households = 0") &&
                          ContainsSubstring("2 problems"));
  CHECK(!std::filesystem::exists(kith.folder / "bad.toml"));
  CHECK(kith({"community", "48215", "--data", "none.csv", "-o", "n.toml"}).code == exit_io);
  Ended const absent = kith({"community", "1001", "--data", "mine.csv"});
  CHECK(absent.code == exit_usage);
  CHECK_THAT(absent.err, ContainsSubstring("mine.csv: no row for Autauga County, AL"));
}

TEST_CASE("kith community estimates a whole county's needs before it is simulated") {
  KithProgram const kith;
  Ended const whole = kith({"community", "Travis, TX", "--residents", "all"});
  CHECK(whole.code == exit_done);
  CHECK_THAT(whole.err, ContainsSubstring("MB of memory") && ContainsSubstring("of one core"));
  CHECK_THAT(contents(kith.folder / "travis-tx.toml"),
             ContainsSubstring("people_per_resident = 1\n"));
}

TEST_CASE("kith community takes zones from a table") {
  KithProgram const kith;
  write(kith, "z.csv",
        "name,share,poverty,longitude,latitude\nSan Juan,40,55,-98.155,26.189\n"
        "North McAllen,60,25,-98.235,26.275\n");
  CHECK(kith({"community", "48215", "--zones", "z.csv"}).code == exit_done);
  CHECK_THAT(contents(kith.folder / "hidalgo-tx.toml"),
             ContainsSubstring("id = \"north-mcallen\"") &&
                 ContainsSubstring("centroid = { longitude = -98.1550, latitude = 26.1890 }"));
  write(kith, "bad.csv", "name,share,poverty,longitude,latitude\nA,1,,-98,26\n");
  Ended const bad = kith({"community", "48215", "--zones", "bad.csv", "-o", "b.toml"});
  CHECK(bad.code == exit_invalid);
  CHECK_THAT(bad.err, ContainsSubstring("bad.csv:2:5: error: poverty = (empty"));
}
