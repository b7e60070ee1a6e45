#include <algorithm>
#include <array>
#include <cmath>

#include "kith/outcomes/trial_measures.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "tests/study/trials.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string made(std::string const& id, std::string const& of, std::string const& more) {
  return "[[trial.outcome]]\nid = \"" + id + "\"\nof = \"" + of + "\"\n" + more;
}

/// A participant with these numbers of visits and, among them, of visits that the arm offers.
Participant who_came(int visits, int offered, Week first_visit = no_week) {
  Participant who{};
  who.visits = static_cast<std::uint16_t>(visits);
  who.offered_visits = static_cast<std::uint16_t>(offered);
  who.enrolled = 6;
  who.requested = 6;
  who.first_visit = first_visit;
  who.visits_by_kind = {1, 2, 3, 4};
  return who;
}

/// The measures of a trial with these tables, applied to participants.
struct Measured {
  World world;
  std::vector<TrialMeasure> measures;
  explicit Measured(std::string const& tables)
      : world(small_town(trial("outcomes = [\"visits\"]\ncompleted_visits = 3\n",
                               tables + arm("a") + arm("b")))),
        measures(measures_of(*world.scenario.trial)) {}
  double of(std::size_t measure, Participant const& who) {
    ParticipantReading const reading{world.state, world.flow.context, who, *world.scenario.trial,
                                     7.0};
    return value_of(measures.at(measure), reading);
  }
};

}  // namespace

TEST_CASE("Outcomes are given for starters, finishers, and all others") {
  Measured m(made("s", "visits", "among = \"starters\"\n") +
             made("n", "visits", "among = \"non-starters\"\n") +
             made("f", "visits", "among = \"finishers\"\n") +
             made("d", "visits", "among = \"non-finishers\"\n"));
  Participant const none = who_came(0, 0), some = who_came(5, 2), all = who_came(4, 3);
  CHECK(m.of(0, none) == 0.0);
  CHECK(std::isnan(m.of(1, none)));
  CHECK(m.of(1, some) == 5.0);
  CHECK(m.of(2, none) == 0.0);
  CHECK(std::isnan(m.of(2, some)));
  CHECK(m.of(3, all) == 4.0);
  CHECK(std::isnan(m.of(3, some)));
  CHECK(m.of(4, some) == 5.0);
  CHECK(std::isnan(m.of(4, all)));
  CHECK(std::isnan(m.of(4, none)));
}

TEST_CASE("Bounds make an outcome a share, in which missing values do not count") {
  Measured m(made("soon", "weeks_to_start", "at_most = 4\n") +
             made("soon-of-starters", "weeks_to_start", "at_most = 4\namong = \"starters\"\n") +
             made("often", "helper_visits", "at_least = 4\n") +
             made("between", "visits", "at_least = 2\nat_most = 4\n"));
  CHECK(m.of(1, who_came(1, 0, 10)) == 1.0);
  CHECK(m.of(1, who_came(1, 0, 11)) == 0.0);
  CHECK(m.of(1, who_came(0, 0)) == 0.0);
  CHECK(std::isnan(m.of(2, who_came(0, 0))));
  CHECK(m.of(3, who_came(0, 0)) == 1.0);
  CHECK(m.of(4, who_came(4, 0)) == 1.0);
  CHECK(m.of(4, who_came(5, 0)) == 0.0);
  using Better = TrialOutcome::Better;
  CHECK(m.measures[1].what.better == Better::more);  // a shorter wait is better
  CHECK(m.measures[3].what.better == Better::neither);
  CHECK(m.measures[4].what.scale == TrialOutcome::Scale::share);
  CHECK(m.measures[2].meaning == "share with weeks_to_start of at most 4, among starters");
}

TEST_CASE("A quantile lies between order statistics, with the error of a quantile") {
  CHECK(quantile_of({3.0, 1.0, 2.0}, 0.5) == 2.0);
  CHECK(quantile_of({4.0, 1.0, 2.0, 3.0}, 0.5) == Approx(2.5));
  CHECK(std::isnan(quantile_of({}, 0.5)));
  std::vector<double> uniform_values;
  for (int i = 0; i <= 10000; ++i) uniform_values.push_back(i / 10000.0);
  // The median's error of n uniform numbers is 1 / (2 sqrt n).
  CHECK(spread_of_quantile(uniform_values, 0.5).sd == Approx(0.5).margin(0.01));
}

TEST_CASE("A trial's median is that of its participants") {
  std::string const tables = made("median", "k6", "quantile = 0.5\n");
  Scenario const town =
      small_town(trial("outcomes = [\"k6\"]\nnumber = 101\n", tables + arm("a") + arm("b")));
  TrialTable const table = table_of(town);
  World world(make_study({town}).scenarios[1]);
  world.live_on(20 + 7);
  std::vector<double> entry[2];
  for (Participant const& who : world.state.participants)
    entry[who.arm].push_back(double{who.k6_at_entry});
  RunOptions options;
  options.threads = 1;
  Scenario central = town;
  central.run.parameters = ParameterMode::central;
  Results const results = collect(make_study({central}), options);
  auto const means = results.values("test", "mean");
  for (std::size_t a = 0; a < 2; ++a)  // arm x week x outcome
    CHECK(means[a * 3 * 2 + 1] == Approx(quantile_of(entry[a], 0.5)));
  CHECK(table.pooled(0, 0, 1).n == table.pooled(0, 0, 0).n);
  CHECK(table.pooled(0, 0, 1).sd() > 0.0);
}

TEST_CASE("Visits are given by kind of care, and add up") {
  TrialTable const table = table_of(
      small_town(trial("number = 1000\n"
                       "outcomes = [\"visits\", \"therapist_visits\", \"prescriber_visits\", "
                       "\"general_medical_visits\", \"helper_visits\"]\n",
                       arm("a") + arm("peers",
                                      "partnerships = [\"peers\"]\n"
                                      "refer_to = \"peers/peer_support\"\n")) +
                 partnership("peers", peers, 0)));
  for (std::size_t a = 0; a < 2; ++a) {
    double kinds = 0.0;
    for (std::size_t o = 1; o < 5; ++o) kinds += table.pooled(a, 2, o).sum;
    CHECK(kinds == Approx(table.pooled(a, 2, 0).sum));
  }
  CHECK(mean(table, 0, 2, "helper_visits") == 0.0);
  CHECK(mean(table, 1, 2, "helper_visits") > 0.5);
  CHECK(mean(table, 0, 2, "therapist_visits") > 0.0);
}

TEST_CASE("If zones are assigned, intervals come from zones") {
  auto const of = [](std::string const& assignment) {
    return table_of(small_town(
        trial("number = 1000\noutcomes = [\"k6\"]\nassignment = \"" + assignment + "\"\n",
              arm("a") + arm("b"))));
  };
  TrialTable const zones = of("zone"), people = of("person");
  TrialTally const tally = zones.pooled(0, 1, 0);
  CHECK(tally.by_cluster.clusters == 2.0);  // one cluster per replicate
  CHECK(people.pooled(0, 1, 0).by_cluster.clusters == 0.0);
  auto const width = [](TrialTable const& table) {
    Estimate const d = difference_of(table.pooled(1, 1, 0), table.pooled(0, 1, 0));
    return d.high - d.low;
  };
  CHECK(width(zones) != Approx(width(people)));
  CHECK(std::isfinite(width(zones)));
}

TEST_CASE("Arms that are only observed have errors from people, even if zones are assigned") {
  std::string const observed = "observed_only = true\n[trial.arm.eligible]\nyoungest_age = 70\n";
  TrialTable const table =
      table_of(small_town(trial("number = 100\noutcomes = [\"k6\"]\nassignment = \"zone\"\n"
                                "[trial.eligible]\noldest_age = 60\n",
                                arm("a") + arm("b") + arm("old", observed))));
  TrialTally const old = table.pooled(2, 1, 0);
  CHECK(old.by_cluster.clusters == 0.0);
  CHECK(old.error() == old.sd() / std::sqrt(old.n));
  CHECK(table.pooled(0, 1, 0).by_cluster.clusters == 2.0);
}

TEST_CASE("A partnership may keep a share of its places for participants") {
  std::string const offer = "partnerships = [\"peers\"]\nrefer_to = \"peers/peer_support\"\n";
  auto const visits = [&](std::string const& share) {
    Scenario file = small_town(trial("number = 400\n", arm("none") + arm("peers", offer + share)) +
                               partnership("peers", peers, 0));
    World world(make_study({file}).scenarios[1]);
    world.live_on(20 + 6);
    std::array<int, 3> by_whom{};  // control, participants of the arm, others
    for (int week = 0; week < 30; ++week) {
      world.live_on(1);
      for (Visit const& visit : world.flow.events.visits) {
        if (visit.service == no_service) continue;
        if (!world.compiled.services[visit.service].program) continue;
        Participant const* const who = world.state.participants.find(visit.row);
        ++by_whom[who == nullptr ? 2u : who->arm];
      }
    }
    return by_whom;
  };
  auto const all = visits(""), half = visits("participants_share = 0.5\n");
  CHECK(all[2] == 0);
  CHECK(half[0] == 0);
  CHECK(half[1] > 0);
  CHECK(half[2] > 0);
}

TEST_CASE("Places that a partnership shares with others are closed to the other arms") {
  std::string const offer = "partnerships = [\"peers\"]\nparticipants_share = 0.5\n";
  Study const study =
      make_study({small_town(trial("number = 400\n", arm("none") + arm("peers", offer)) +
                             partnership("peers", peers, 0))});
  World world(study.scenarios[1]);
  world.live_on(20 + 7);
  Service const* service = nullptr;
  for (Service const& one : world.compiled.services)
    if (one.program) service = &one;
  REQUIRE(service != nullptr);
  for (Participant const& who : world.state.participants)
    CHECK(is_eligible(world.state, world.flow.context, service->eligible, who.row) ==
          (who.arm == 1));
  CHECK(service->eligible.arms == 0);
}
