#include "kith/cli/machine/machine_limits.hpp"
#include "tests/catch.hpp"

using namespace kith;

TEST_CASE("threads are the least that Slurm, OpenMP, the cores and the container allow") {
  CHECK(threads_within({}) == 1);
  CHECK(threads_within({8, {}, {}, {}, {}}) == 8);
  CHECK(threads_within({8, 4, 16, 6, {}}) == 4);
  CHECK(threads_within({8, 4, 16, 2, {}}) == 2);
  CHECK(threads_within({{}, {}, 1, 64, 1e9}) == 1);
}

TEST_CASE("a quota of CPUs is rounded up, and no quota means no limit") {
  CHECK(cpus_of_quota("200000 100000") == 2);
  CHECK(cpus_of_quota("150000 100000") == 2);
  CHECK(cpus_of_quota("10000 100000") == 1);
  for (auto const* none : {"max 100000", "-1 100000", "0 100000", "100000 0", "100000", "", " "})
    CHECK_FALSE(cpus_of_quota(none));
}

TEST_CASE("a limit of memory is in bytes, and the number for no limit is recognized") {
  CHECK(bytes_of_limit("8589934592") == 8589934592.0);
  for (auto const* none : {"max", "9223372036854771712", "-1", "0", ""})
    CHECK_FALSE(bytes_of_limit(none));
}

TEST_CASE("a count of threads is a whole number, or the first of a list") {
  CHECK(first_count("4") == 4);
  CHECK(first_count("4,2") == 4);
  for (auto const* nonsense : {"0", "-1", "x", "", "4x", "4.5", "99999999999"})
    CHECK_FALSE(first_count(nonsense));
  CHECK_FALSE(first_count(nullptr));
}

TEST_CASE("this process may use a core, and no limit of its machine is below 1") {
  MachineLimits const limits = machine_limits();
  REQUIRE(limits.affinity);
  CHECK(*limits.affinity >= 1);
  CHECK(threads_within(limits) <= *limits.affinity);
}
