#include <H5Cpp.h>

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

std::vector<std::string> town_run(std::string const& output) {
  return {"run",
          kith_tests::source_dir() + "/tests/data/small-town.toml",
          "-n",
          "2",
          "-q",
          "-o",
          output,
          "--set",
          "time.weeks=20",
          "--set",
          "time.settling_weeks=4"};
}

void alter_outcome(std::filesystem::path const& file, std::string const& name) {
  H5::H5File opened(file.string(), H5F_ACC_RDWR);
  H5::DataSet dataset = opened.openDataSet(name);
  std::vector<hsize_t> const place(
      static_cast<std::size_t>(dataset.getSpace().getSimpleExtentNdims()), 0);
  H5::DataSpace const one(H5S_SCALAR);
  H5::DataSpace where = dataset.getSpace();
  where.selectElements(H5S_SELECT_SET, 1, place.data());
  float const value = 17.5F;
  dataset.write(&value, H5::PredType::NATIVE_FLOAT, one, where);
}

void alter_title(std::filesystem::path const& file) {
  H5::H5File opened(file.string(), H5F_ACC_RDWR);
  H5::Attribute title = opened.openGroup("/").openAttribute("title");
  title.write(title.getStrType(), std::string("Another title"));
}

}  // namespace

TEST_CASE("verify simulates a replicate again and names altered values") {
  KithProgram kith;
  REQUIRE(kith(town_run("r.h5")).code == 0);
  Ended const verified = kith({"verify", "r.h5", "--all"});
  INFO(verified.out << verified.err);
  CHECK(verified.code == 0);
  CHECK_THAT(verified.out, ContainsSubstring("verified: the texts are as written; ") &&
                               ContainsSubstring("runs simulated again have the same digests"));
  alter_outcome(kith.folder / "r.h5", "/k6_mean");
  Ended const altered = kith({"verify", "r.h5"});
  CHECK(altered.code == 1);
  CHECK_THAT(altered.out,
             ContainsSubstring("usual-care, replicate 0: k6_mean at time 0, stratum adults: 17.5 "
                               "in the file, ") &&
                 ContainsSubstring("not verified\n"));
  CHECK(kith({"verify", "r.h5", "--only", "replicate=1"}).code == 0);
  Ended const absent = kith({"verify", "r.h5", "--only", "replicate=9"});
  CHECK(absent.code == 2);
  CHECK_THAT(absent.err, ContainsSubstring("the result does not have it"));
}

TEST_CASE("verify names a result whose texts were altered") {
  KithProgram kith;
  REQUIRE(kith(town_run("r.h5")).code == 0);
  alter_title(kith.folder / "r.h5");
  CHECK(kith({"verify", "r.h5"}).code != 0);
}

TEST_CASE("rerun gives the same result from the file alone, and diff names changes") {
  KithProgram kith;
  REQUIRE(kith(town_run("a.h5")).code == 0);
  REQUIRE(kith({"rerun", "a.h5", "-o", "b.h5", "-q"}).code == 0);
  Ended const same = kith({"diff", "a.h5", "b.h5"});
  INFO(same.out << same.err);
  CHECK(same.code == 0);
  CHECK_THAT(same.out,
             ContainsSubstring("the same, bit for bit") && ContainsSubstring("  the same\n"));
  REQUIRE(kith({"rerun", "a.h5", "-o", "c.h5", "-q", "--set", "time.weeks=21"}).code == 0);
  Ended const other = kith({"diff", "a.h5", "c.h5"});
  CHECK(other.code == 1);
  CHECK_THAT(other.out, ContainsSubstring("  time.weeks: 20 | 21\n"));
  CHECK(kith({"rerun", "a.h5", "-o", "b.h5", "-q"}).code == 4);  // b.h5 exists
  CHECK(kith({"rerun", "a.h5", "b.h5", "-o", "d.h5"}).code == 2);
  CHECK(kith({"diff", "a.h5"}).code == 2);
  CHECK_THAT(kith({"rerun", "--help"}).out, ContainsSubstring("from the scenarios stored in it"));
}

TEST_CASE("a rerun result names the changes of the first run") {
  KithProgram kith;
  REQUIRE(kith(town_run("a.h5")).code == 0);
  Ended const again = kith({"rerun", "a.h5", "-o", "b.h5", "--progress", "none"});
  CHECK_THAT(again.out, ContainsSubstring("CHANGED  time.weeks=20\n"));
}
