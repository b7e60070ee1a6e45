#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>

#include "kith/evidence/distress.hpp"
#include "tests/catch.hpp"
#include "tests/kernel/instruction_sets.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_programs() {
  return small_town(R"([community]
residents = 6_000
[time]
settling_weeks = 0
[[partnership]]
id = "clinic"
partners = ["center", "school"]
established = true
grant_usd_per_year = 900_000
grant_weeks = 156
[partnership.colocated_clinic]
[partnership.outreach]
[partnership.peer_support]
)");
}

/// Simulates 60 weeks with one instruction set in a child process; its last line is the digest.
std::string digest_with(std::string const& name) {
  std::string const command =
      "KITH_ISA=" + name + " /proc/" + std::to_string(getpid()) + "/exe '[.prints-digest]'";
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> const out(popen(command.c_str(), "r"), pclose);
  char line[256];
  std::string found;
  while (out != nullptr && std::fgets(line, sizeof line, out.get()) != nullptr)
    if (std::string(line).rfind("digest ", 0) == 0) found = line;
  return found;
}

}  // namespace

TEST_CASE("Prints the digest of 60 weeks", "[.prints-digest]") {
  World world(town_with_programs());
  world.live_on(60);
  std::cout << "digest " << digest(world.state) << "\n";
}

TEST_CASE("Every instruction set gives the same community, bit for bit") {
  std::string const baseline = digest_with("baseline");
  REQUIRE(baseline.size() == 40);
  for (InstructionSet const& set : available()) {
    CAPTURE(set.name);
    CHECK(digest_with(set.name) == baseline);
  }
}

TEST_CASE("The pass draws the same words as Draws") {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n");
  town.evidence.distress->state_time_constant_weeks.value = 0.01;  // state = this week's noise
  town.evidence.distress->tie_influence_z_per_year.value = 0.0;
  World world(std::move(town));
  Residents& r = world.state.residents;
  for (Row row = 0; row < r.state.size(); ++row) r.generation[row] = static_cast<std::uint8_t>(row);
  world.week = 5;
  world.begin_week();
  world.run("staff_services");
  world.run("update_residents");
  int wrong = 0;
  for (Row row = 0; row < r.state.size(); ++row) {
    std::uint32_t const word =
        world.compiled.draws.words(row, 5, Purpose::resident_week, r.generation[row])[0];
    double sum = -510.0;
    for (int byte = 0; byte < 4; ++byte) sum += word >> 8 * byte & 255u;
    double const expected = sum / std::sqrt(4 * (65536.0 - 1.0) / 12.0) * double{z_scale};
    if (std::abs(r.state[row] - expected) > 0.6) ++wrong;
  }
  CHECK(wrong == 0);
}
