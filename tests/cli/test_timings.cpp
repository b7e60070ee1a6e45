#include <sstream>

#include "kith/simulation/schedule.hpp"
#include "tests/catch.hpp"
#include "tests/cli/kith_program.hpp"

using namespace kith;

TEST_CASE("timings are printed on request") {
  KithProgram kith;
  Ended const plain = kith(small_run({"-n", "1"}));
  Ended const timed = kith(small_run({"-n", "1", "--force", "--timings"}));
  INFO(timed.err);
  REQUIRE(timed.code == 0);
  CHECK(timed.out == plain.out);
  CHECK_THAT(plain.err, !ContainsSubstring("update_residents"));
  auto const table = timed.err.substr(timed.err.find("step of the week"));
  std::istringstream lines(table.substr(table.find('\n')));
  std::string step;
  double seconds = 0.0, share = 0.0, before = 1e9, shares = 0.0;
  std::size_t steps = 0;
  while (lines >> step >> seconds && step != "all") {
    REQUIRE(lines >> share);
    CHECK(seconds <= before);  // sorted by time, longest first
    before = seconds;
    shares += share;
    ++steps;
  }
  CHECK(step == "all");
  CHECK(steps == schedule().size() + 1);  // plus observing
  CHECK(shares == Approx(100.0).margin(1.0));
}
