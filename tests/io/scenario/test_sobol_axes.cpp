#include <algorithm>
#include <functional>
#include <set>

#include "kith/evidence/sobol_axes.hpp"
#include "kith/ground/random.hpp"
#include "kith/ground/sobol.hpp"
#include "kith/io/scenario/read_scenario.hpp"
#include "kith/scenario/parameters.hpp"
#include "tests/catch.hpp"
#include "tests/io/scenario/scenario_files.hpp"
#include "tests/places.hpp"

using namespace kith;
using kith_tests::ScenarioFiles;

namespace {

Scenario read_drawn(std::string const& file) {
  Problems problems;
  Scenario scenario = read_scenario(file, {}, problems);
  REQUIRE(problems.empty());
  scenario.run.parameters = ParameterMode::draws;
  return scenario;
}

// A scenario with a copy of the evidence that has no joint sample beside it, so that every number
// is drawn separately.
Scenario without_joint_sample() {
  ScenarioFiles const files;
  files.write("evidence.toml",
              kith_tests::contents(kith_tests::source_dir() + "/scenarios/evidence.toml"));
  std::string text = kith_tests::contents(kith_tests::whole());
  std::size_t const key = text.find("evidence = ");
  text.erase(key, text.find('\n', key) - key);
  return read_drawn(files.write("scenario.toml", text));
}

// The draw of a number that corresponds to a standard normal deviate.
double value_at(ParameterInfo const& number, double z) {
  double const side = z < 0.0 ? number.value - number.range_low : number.range_high - number.value;
  return std::clamp(number.value + z * side / 1.959963984540054, number.low, number.high);
}

bool varies(ParameterInfo const& number) {
  return number.drawn && number.range_low < number.range_high;
}

struct Moments {
  double mean = 0.0, variance = 0.0;
};

Moments moments(std::vector<double> const& values) {
  Moments out;
  auto const n = static_cast<double>(values.size());
  for (double const v : values) out.mean += v / n;
  for (double const v : values) out.variance += (v - out.mean) * (v - out.mean) / (n - 1.0);
  return out;
}

// Takes the sum of the numbers that `counts` selects, each in widths of its range. Returns the
// variance over 24 seeds of its mean over 64 replicates, relative to that of independent draws.
template <class Counts>
double variance_of_mean(Scenario scenario, Counts counts) {
  auto const list = list_evidence(scenario.evidence);
  std::vector<double> means, variances;
  for (scenario.run.seed = 1; scenario.run.seed <= 24; ++scenario.run.seed) {
    std::vector<double> sums;
    for (int replicate = 0; replicate < 64; ++replicate) {
      auto const drawn = draw_parameters(scenario, replicate);
      double sum = 0.0;
      for (std::size_t i = 0; i < list.size(); ++i)
        if (varies(list[i]) && counts(list[i].path))
          sum += (drawn[i] - list[i].value) / (list[i].range_high - list[i].range_low);
      sums.push_back(sum);
    }
    means.push_back(moments(sums).mean);
    variances.push_back(moments(sums).variance);
  }
  return moments(means).variance / (moments(variances).mean / 64.0);
}

}  // namespace

TEST_CASE("Every axis of the register belongs to one number that replicates draw, or is retired") {
  std::set<std::string> drawn;
  for (auto const& info : list_evidence(without_joint_sample().evidence))
    if (varies(info)) drawn.insert(info.path);
  std::set<std::string_view> seen;
  for (std::string_view const path : sobol_register()) {
    CAPTURE(path);
    if (path == "retired") continue;
    CHECK(drawn.count(std::string(path)) == 1);
    CHECK(seen.insert(path).second);
  }
  CHECK(seen.size() <= 64);
  CHECK(sobol_register().size() <= sobol_axes);
}

TEST_CASE("Numbers of the register are drawn from their axis, all others by the generator") {
  Scenario const scenario = without_joint_sample();
  auto const list = list_evidence(scenario.evidence);
  auto const seed = static_cast<std::uint32_t>(scenario.run.seed);
  int from_axis = 0, by_generator = 0;
  for (std::uint32_t const replicate : {0u, 1u, 99u}) {
    auto const drawn = draw_parameters(scenario, static_cast<int>(replicate));
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!varies(list[i])) continue;
      CAPTURE(list[i].path, replicate);
      auto const axis = sobol_axis_of(list[i].path);
      std::uint32_t const word =
          axis ? scrambled_sobol_word(seed, *axis, replicate)
               : Draws{seed, replicate}.words(hash_id(list[i].path), 0, Purpose::parameter)[0];
      CHECK(drawn[i] == value_at(list[i], normal(word)));
      ++(axis ? from_axis : by_generator);
    }
  }
  CHECK(from_axis > 3 * 50);
  CHECK(by_generator > 3 * 50);
}

TEST_CASE("No number of the register is drawn as a row of the joint sample instead") {
  Scenario const shipped = read_drawn(kith_tests::whole());
  auto const list = list_evidence(shipped.evidence);
  auto const rows = draw_parameters(shipped, 5);
  auto const alone = draw_parameters(without_joint_sample(), 5);
  int by_row = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    CAPTURE(list[i].path);
    if (sobol_axis_of(list[i].path)) CHECK(rows[i] == alone[i]);
    by_row += rows[i] != alone[i] ? 1 : 0;
  }
  CHECK(by_row > 5);
}

TEST_CASE("A mean over replicates varies far less over seeds if numbers have an axis") {
  auto const has_axis = [](std::string const& path) { return sobol_axis_of(path).has_value(); };
  Scenario const scenario = without_joint_sample();
  CHECK(variance_of_mean(scenario, has_axis) < 0.2);
  // A variance from 24 seeds lies within a factor of 2.2 of the true one in 99 of 100 cases.
  double const others = variance_of_mean(scenario, std::not_fn(has_axis));
  CHECK(others > 1.0 / 2.2);
  CHECK(others < 2.2);
}
