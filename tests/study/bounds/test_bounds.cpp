#include <cstdlib>

#include "tests/study/bounds/adds_up.hpp"
#include "tests/study/bounds/drawn_town.hpp"
#include "tests/study/bounds/sound_outcomes.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr char const* of_the_example = "scenarios/clinic-at-the-community-center.toml";
constexpr char const* of_everything = "scenarios/everything-together.toml";

std::vector<ParameterInfo> const& numbers() {
  static auto const all = list_evidence(read(of_the_example).evidence);
  return all;
}

/// Programs whose staff offer courses, and so have places rather than slots.
std::set<std::size_t> with_places(World const& world) {
  std::set<std::size_t> programs;
  for (Service const& service : world.compiled.services)
    if (service.program && is_course(service.role))
      programs.insert(program_index(service.program_name));
  return programs;
}

/// Simulates a scenario and checks its state week by week.
void live_soundly(World& world) {
  Scenario const& scenario = world.scenario;
  Books books;
  for (int week = -scenario.time.settling_weeks; week < scenario.time.weeks; ++week) {
    CAPTURE(week);
    live_within_slots(world);
    books.check(world);
    check_posts(world);
    REQUIRE(mismatches(world.state.requests, world.state.residents, waiting) == 0);
    REQUIRE(mismatches(world.state.episodes, world.state.residents, in_episode | supported) == 0);
  }
}

void run_soundly(Scenario const& scenario) {
  Study const study = make_study({scenario});
  World world(scenario);
  Results const results = collect(study);
  for (Scenario const& one : study.scenarios) {
    REQUIRE_FALSE(results.of(one.id).failed);
    Read const outcomes(results, one);
    check_values(outcomes);
    check_people(outcomes, scenario.margins.residents);
    check_money(outcomes);
    check_slots(outcomes, with_places(world));
  }
  live_soundly(world);
}

/// Runs the joint draws `from` to `to` - 1, alternating between the example and all programs.
void run_draws(int from, int to) {
  REQUIRE(numbers().size() > 350);
  for (int draw = from; draw < to; ++draw) {
    CAPTURE(draw);
    Problems problems;
    char const* const file = draw % 2 == 0 ? of_the_example : of_everything;
    Scenario const scenario = tiny_town(file, drawn(numbers(), draw), problems);
    INFO(format_problems(problems));
    REQUIRE(problems.empty());
    run_soundly(scenario);
  }
}

}  // namespace

TEST_CASE("Joint draws of evidence numbers between their bounds run soundly") {
  run_draws(0, 4);
}

TEST_CASE("A hundred draws of all evidence numbers between their bounds run soundly", "[full]") {
  run_draws(4, 104);
}

// KITH_DRAWS=FROM:TO selects the draws; draws with the same number are equal.
TEST_CASE("As many draws of all evidence numbers as are asked for run soundly", "[.draws]") {
  char const* const asked = std::getenv("KITH_DRAWS");
  std::string const range = asked == nullptr ? "0:2000" : asked;
  run_draws(std::stoi(range), std::stoi(range.substr(range.find(':') + 1)));
}

// One number alone does not reach what a small divisor makes of another's bound.
TEST_CASE("Effects divided by the smallest SD run soundly") {
  using Numbers = std::vector<std::pair<std::string, double>>;
  auto const together = GENERATE(
      Numbers{{"trust.sd", 0.01}, {"trust.center", 0.0}, {"help_seeking.per_trust_sd", 5.0}},
      Numbers{{"trust.sd", 0.01}, {"trust.center", 1.0}, {"help_seeking.per_trust_sd", 5.0}},
      Numbers{{"trust.sd", 0.01}, {"trust.center", 0.0}, {"help_seeking.per_trust_sd", -5.0}},
      Numbers{{"awareness.sd", 0.001}, {"need.per_awareness_sd", 5.0}},
      Numbers{{"partnership.functioning_sd", 0.01},
              {"partnership.functioning_hazard_ratio", 0.05}});
  std::vector<std::string> sets;
  for (auto const& [path, value] : together) sets.push_back(certain("evidence." + path, value));
  CAPTURE(sets);
  Problems problems;
  Scenario const scenario = tiny_town(of_everything, sets, problems);
  INFO(format_problems(problems));
  REQUIRE(problems.empty());
  run_soundly(scenario);
}

TEST_CASE("Each evidence number at each of its bounds runs soundly, or is refused", "[full]") {
  std::vector<std::string> refused;
  for (ParameterInfo const& number : numbers())
    for (double const bound : {number.low, number.high}) {
      CAPTURE(number.path, bound);
      Problems problems;
      Scenario const scenario = tiny_town(of_everything, {certain(number.path, bound)}, problems);
      if (problems.empty())
        run_soundly(scenario);
      else
        refused.push_back(format_problems(problems));
    }
  REQUIRE(refused.size() <= 2);  // the trait, and the variance taken from it
  for (std::string const& why : refused)
    CHECK_THAT(why, ContainsSubstring("reference_shift_variance"));
}
