#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "kith/schema/wording.hpp"
#include "tests/catch.hpp"
#include "tests/places.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_that_reads(std::string const& more, std::vector<std::string> const& sets = {}) {
  std::string const file = kith_tests::source_dir() + "/tests/data/small-town.toml";
  Problems problems;
  Scenario scenario = read_scenario_text(
      "format = 1\nextends = \"" + file + "\"\nid = \"test\"\n" + for_weeks(40, 10, 1) + more,
      "small-town-and-more.toml", problems, sets);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  return scenario;
}

/// Settings that move the numbers a scenario does not read to an end of their plausible ranges.
std::vector<std::string> unread(Scenario const& scenario) {
  std::vector<std::string> sets;
  auto const list = list_evidence(scenario.evidence);
  auto const read = evidence_read(scenario);
  REQUIRE(list.size() == read.size());
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!read[i] && list[i].range_low < list[i].range_high) {
      double const end =
          list[i].value == list[i].range_high ? list[i].range_low : list[i].range_high;
      sets.push_back(list[i].path + "={ value = " + as_float(end) + ", source = \"moved\" }");
    }
  return sets;
}

bool is_read(Scenario const& scenario, std::string const& path) {
  auto const list = list_evidence(scenario.evidence);
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].path == path) return evidence_read(scenario)[i];
  throw std::out_of_range(path);
}

}  // namespace

TEST_CASE("Numbers that a scenario does not read change nothing in it, bit for bit") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    std::string const text = partnership("one", program);
    Scenario const scenario = town_that_reads(text);
    std::vector<std::string> const sets = unread(scenario);
    CHECK(sets.size() > 50);
    std::string const digest = collect({scenario}).of("test").digest;
    CHECK(digest == collect({town_that_reads(text, sets)}).of("test").digest);
  }
}

TEST_CASE("A number is read if a program or a renewal needs it") {
  std::string const path = "evidence.programs.school_smd";
  CHECK(is_read(town_that_reads(partnership("one", counselors)), path));
  CHECK_FALSE(is_read(town_that_reads(partnership("one", clinic)), path));
  CHECK_FALSE(is_read(town_that_reads(partnership("one", counselors + "\nenabled = false")), path));
  CHECK_FALSE(is_read(town_that_reads(partnership("one", counselors + "\ndose = 0")), path));
  std::string const odds = "evidence.partnership.renewal_log_odds";
  CHECK_FALSE(is_read(town_that_reads(partnership("one", clinic)), odds));
  CHECK(
      is_read(town_that_reads("[[partnership]]\nid = \"one\"\npartners = [\"center\", \"school\"]\n"
                              "renewal = \"by_chance\"\n"),
              odds));
  CHECK_FALSE(is_read(town_that_reads(""), "evidence.partnership.conflict"));
  CHECK(is_read(town_that_reads(""), "evidence.help_seeking.per_z"));
}
