#include <sys/stat.h>

#include <cstdlib>

#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

/// Runs a shell command line in the program's folder and returns its exit code; in it, `kith` is
/// the program.
int shell(KithProgram const& kith, std::string const& line) {
  std::string const command = "cd '" + kith.folder.path().string() + "' && kith() { '" +
                              kith_tests::kith_program() + "' \"$@\"; } && " + line;
  int const status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string const run = "kith run " + kith_tests::source_dir() +
                        "/tests/data/small-town.toml --set time.weeks=8 "
                        "--set time.settling_weeks=4 -n 1 --force -o r.h5 ";

}  // namespace

TEST_CASE("a message that cannot be written costs neither the work nor its exit code") {
  KithProgram kith;
  for (auto const* streams :
       {"2>/dev/full", "2>&-", "--progress json 2>/dev/full", "--progress plain -v 2>/dev/full",
        "--timings 2>/dev/full", "--timings 2>&-"}) {
    INFO(streams);
    CHECK(shell(kith, run + streams + " >out.txt") == 0);
    CHECK(std::filesystem::remove(kith.folder / "r.h5"));
  }
  CHECK(shell(kith, "kith check no-such-file.toml 2>/dev/full") == 3);
  CHECK(shell(kith, "kith no-such-verb 2>/dev/full") == 2);
}

TEST_CASE("an answer that cannot be written is an error, and the result is kept") {
  KithProgram kith;
  CHECK(shell(kith, run + ">/dev/full 2>err.txt") == 4);
  CHECK(contents(kith.folder / "err.txt").find("cannot write to standard output\n") !=
        std::string::npos);
  REQUIRE(std::filesystem::exists(kith.folder / "r.h5"));
  CHECK(shell(kith, "kith show r.h5 >/dev/full 2>err.txt") == 4);
  CHECK(contents(kith.folder / "err.txt") == "kith: cannot write to standard output\n");
}

TEST_CASE("a closed pipe ends the program silently, and the run is kept") {
  KithProgram kith;
  REQUIRE(shell(kith, run + "-q") == 0);
  shell(kith, "{ kith show r.h5 2>err.txt; echo $? >code.txt; } | true");
  CHECK(contents(kith.folder / "err.txt").empty());
  std::filesystem::remove(kith.folder / "r.h5");
  shell(kith, "{ " + run + "--progress json >out.txt; echo $? >code.txt; } 2>&1 | true");
  CHECK(contents(kith.folder / "code.txt") == "0\n");
  CHECK(std::filesystem::exists(kith.folder / "r.h5"));
}

TEST_CASE("a pipe or a device is no scenario, and of many problems only some are printed") {
  KithProgram kith;
  REQUIRE(mkfifo((kith.folder / "pipe.toml").c_str(), 0600) == 0);
  Ended const pipe = kith({"check", "pipe.toml"});
  CHECK(pipe.code == 3);
  CHECK_THAT(pipe.err, ContainsSubstring("pipe.toml:0:0: error: cannot read this file (is not an "
                                         "ordinary file)"));
  CHECK(kith({"check", "/dev/zero"}).code == 3);
  std::string many = "format = 1\n";
  for (int i = 0; i < 3000; ++i) many += "k" + std::to_string(i) + " = 1\n";
  std::ofstream(kith.folder / "many.toml") << many;
  Ended const told = kith({"check", "many.toml"});
  CHECK(told.code == 3);
  CHECK(std::count(told.err.begin(), told.err.end(), '\n') == 102);
  CHECK_THAT(told.err, ContainsSubstring("and 29") && ContainsSubstring("problems\n"));
  for (int i = 3000; i < 20000; ++i) many += "k" + std::to_string(i) + " = 1\n";
  std::ofstream(kith.folder / "many.toml") << many;
  CHECK_THAT(kith({"check", "many.toml"}).err,
             ContainsSubstring("20001 entries (must be at most 10000)"));
}
