#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

/// Arguments that run some replicates of the clinic in a small town into a file.
std::vector<std::string> part(std::string const& output, std::string const& replicates,
                              std::vector<std::string> const& more = {}) {
  std::vector<std::string> words = {
      "run",
      kith_tests::source_dir() + "/scenarios/clinic-at-the-community-center.toml",
      "-n",
      "4",
      "-q",
      "-o",
      output,
      "--only",
      "replicate=" + replicates};
  for (char const* set : {"community.residents=1200", "time.weeks=20", "time.settling_weeks=0",
                          "partnership.clinic.start_week=4", "same_money.enabled=false"})
    words.insert(words.end(), {"--set", set});
  for (auto const& set : more) words.insert(words.end(), {"--set", set});
  return words;
}

}  // namespace

TEST_CASE("parts of a study, joined in any order, make up the study") {
  KithProgram kith;
  REQUIRE(kith(part("a.h5", "0,3")).code == 0);
  REQUIRE(kith(part("b.h5", "1,2")).code == 0);
  REQUIRE(kith(part("whole.h5", "0,1,2,3")).code == 0);
  Ended const joined = kith({"merge", "b.h5", "a.h5", "-o", "joined.h5"});
  INFO(joined.out << joined.err);
  REQUIRE(joined.code == 0);
  CHECK_THAT(joined.out, ContainsSubstring("joined.h5: 4 replicates of 2 parts"));
  Ended const same = kith({"diff", "whole.h5", "joined.h5"});
  INFO(same.out << same.err);
  CHECK(same.code == 0);
  CHECK(kith({"verify", "joined.h5", "--all"}).code == 0);
  Ended const whole_answer = kith({"show", "whole.h5", "--answer"}),
              joined_answer = kith({"show", "joined.h5", "--answer"});
  CHECK(whole_answer.out.size() > 500);
  CHECK(whole_answer.out == joined_answer.out);
  CHECK(kith.leftovers() == 0);
}

TEST_CASE("a file that is not a part of the study is refused with advice") {
  KithProgram kith;
  REQUIRE(kith(part("a.h5", "0")).code == 0);
  REQUIRE(kith(part("again.h5", "0,1")).code == 0);
  REQUIRE(kith(part("other.h5", "1", {"run.seed=7"})).code == 0);
  auto const why = [&](std::string const& first, std::string const& second) {
    Ended const ended = kith({"merge", first, second, "-o", "joined.h5"});
    CHECK(ended.code == 4);
    return ended.err;
  };
  CHECK_THAT(why("a.h5", "again.h5"),
             ContainsSubstring("again.h5: holds replicate 0, and so does a.h5"));
  CHECK_THAT(why("a.h5", "a.h5"), ContainsSubstring("a.h5: holds replicate 0,"));
  CHECK_THAT(why("a.h5", "other.h5"), ContainsSubstring("other.h5: is of another study than a.h5"));
  CHECK(kith({"merge", "a.h5", "again.h5", "-o", "a.h5"}).code == 4);  // a.h5 exists
  CHECK_THAT(why("gone.h5", "a.h5"), !ContainsSubstring("kith plan"));
  CHECK(kith({"merge", "a.h5", "--partial", "-o", "joined.h5"}).code == 2);
  CHECK_FALSE(std::filesystem::exists(kith.folder / "joined.h5"));
}
