#include <algorithm>

#include "kith/state/tie_network.hpp"
#include "tests/study/trials.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Cohorts take the people they describe, each person once") {
  std::string const few = "[trial.arm.eligible]\nmost_well_ties = 3\n";
  std::string const many = "[trial.arm.eligible]\nleast_well_ties = 6\n";
  World world(small_town(
      trial("number = 1000\nassignment = \"cohort\"\n", arm("few", few) + arm("many", many))));
  world.live_on(20 + 7);
  int in_arm[2] = {};
  for (Participant const& p : world.state.participants) {
    ++in_arm[p.arm];
    Residents const& r = world.state.residents;
    auto const others = ties_of(world.compiled, r, p.row);
    CHECK(others.size() == r.ties[p.row]);
    for (Row const other : others) {
      auto const back = ties_of(world.compiled, r, other);
      CHECK(std::find(back.begin(), back.end(), p.row) != back.end());
    }
    if (p.arm == 1) CHECK(others.size() >= 6);
  }
  CHECK(in_arm[0] > 20);
  CHECK(in_arm[1] > 20);
}

TEST_CASE("Rides and internet are given with enrolment and taken back when the offer stops") {
  World world(
      small_town(trial("number = 1000\nstop_after_weeks = 20\n[trial.eligible]\ncar = \"no\"\n",
                       arm("none") + arm("means", "transport = true\ninternet = true\n"))));
  auto const enrolled_with_both = [&](int arm) {
    int enrolled = 0, both = 0;
    for (Participant const& p : world.state.participants) {
      if (p.arm != arm) continue;
      Access const& own = world.compiled.access.at(world.state.residents.access[p.row]);
      both += own.car != 0 && own.broadband != 0 ? 1 : 0;
      ++enrolled;
    }
    REQUIRE(enrolled > 10);
    return static_cast<double>(both) / enrolled;
  };
  world.live_on(20 + 6 + 20);
  CHECK(enrolled_with_both(0) < 0.1);
  CHECK(enrolled_with_both(1) > 0.9);  // people who moved may have lost their car
  world.live_on(1);
  CHECK(enrolled_with_both(1) < 0.1);
}

TEST_CASE("Coverage is given with enrolment and taken back when the offer stops") {
  TrialTable const table = table_of(small_town(
      trial("number = 1000\nstop_after_weeks = 20\noutcomes = [\"insured\"]\n[trial.eligible]\n"
            "coverage = [\"uninsured\"]\nyoungest_age = 20\noldest_age = 60\n",
            arm("none") + arm("medicaid", "coverage = \"medicaid\"\n"))));
  CHECK(mean(table, 0, 1, "insured") == 0.0);
  CHECK(mean(table, 1, 1, "insured") == 1.0);
  CHECK(mean(table, 1, 2, "insured") == 0.0);
}

TEST_CASE("A partnership of an arm serves only its participants") {
  std::string const offer = "partnerships = [\"peers\"]\nrefer_to = \"peers/peer_support\"\n";
  Study const study =
      make_study({small_town(trial("number = 400\n", arm("none") + arm("peers", offer)) +
                             partnership("peers", peers, 0))});
  World shared(study.scenarios[1]);
  shared.live_on(20 + 6);
  CHECK(shared.state.episodes.size() > 0);
  int inside = 0;
  for (int week = 0; week < 30; ++week) {
    shared.live_on(1);
    for (Visit const& visit : shared.flow.events.visits) {
      if (visit.service == no_service) continue;
      Service const& service = shared.compiled.services[visit.service];
      if (!service.program) continue;
      ++inside;
      Participant const* const who = shared.state.participants.find(visit.row);
      REQUIRE(who != nullptr);
      CHECK(who->arm == 1);
    }
  }
  CHECK(inside > 0);
}

TEST_CASE("All effects of a partnership of an arm are limited to its participants") {
  Study const study = make_study({small_town(
      trial("number = 400\n", arm("none") + arm("both", "partnerships = [\"joint\"]\n")) +
      partnership("joint", workplace + ";" + sharing, 0))});
  World world(study.scenarios[1]);
  world.live_on(20 + 8);
  int people = 0;
  world.flow.effects.each_list([&](auto& list) {
    for (auto const& item : list)
      if constexpr (requires { item.eligible.arms; }) {
        CHECK(item.eligible.arms == 2);
        ++people;
      }
  });
  CHECK(world.flow.effects.hirings.size() == 1);
  CHECK(world.flow.effects.volunteering.size() == 1);
  CHECK(people >= 2);
}
