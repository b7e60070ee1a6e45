#include <algorithm>
#include <cmath>
#include <map>

#include "kith/evidence/care.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/values.hpp"
#include "tests/study/trials.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Equal bit for bit, NaN where the other is NaN.
bool same(Results const& results, std::string const& a, std::string const& b,
          std::string const& outcome) {
  auto const x = results.values(a, outcome), y = results.values(b, outcome);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](double p, double q) { return p == q || (std::isnan(p) && std::isnan(q)); });
}

/// Whether all outcomes are equal, except the measurements of the trial itself.
bool same_outcomes(Results const& results, std::string const& a, std::string const& b) {
  for (Outcome const& outcome : results.layout.outcomes)
    if (outcome.group == "/" && !same(results, a, b, outcome.name)) return false;
  return true;
}

/// The arms of enrolled people by row.
std::map<Row, int> arms_of(std::string const& keys, std::string const& arms, int replicate = 0) {
  World world(small_town(trial(keys, arms)), replicate);
  world.live_on(20 + 7);
  std::map<Row, int> found;
  for (Participant const& p : world.state.participants) found[p.row] = p.arm;
  return found;
}

std::string const two_arms = arm("a") + arm("b");

}  // namespace

TEST_CASE("An arm without an offer equals usual care, bit for bit") {
  std::string const nobody_accepts = arm("none") +
                                     arm("idle", "refer_to = \"therapists\"\naccepts_share = 0\n") +
                                     arm("same", "changes = [\"provider.therapists.fte=1.3\"]\n") +
                                     arm("no-dose", "partnerships = [\"clinic\"]\n");
  Results const results = collect({small_town(trial("world = \"parallel\"\n", nobody_accepts) +
                                              partnership("clinic", clinic + "\ndose = 0"))});
  CHECK(same_outcomes(results, "usual-care", "idle"));
  CHECK(same_outcomes(results, "usual-care", "same"));
  for (char const* name : {"k6_mean", "sessions_delivered", "stigma_mean", "requests_made"})
    CHECK(same(results, "usual-care", "no-dose", name));  // only meetings cost
}

TEST_CASE("Being enrolled changes nobody") {
  Results const results = collect({small_town(trial("", two_arms))});
  CHECK(same_outcomes(results, "usual-care", "test"));
}

TEST_CASE("An arm's offer changes its participants") {
  Results const results = collect({small_town(trial(
      "world = \"parallel\"\n", arm("none") + arm("referred", "refer_to = \"therapists\"\n")))});
  CHECK_FALSE(same_outcomes(results, "usual-care", "referred"));
}

TEST_CASE("At enrollment, people are measured before anything is offered to them") {
  auto const at_entry = [](std::string const& offer) {
    TrialTable const table =
        table_of(small_town(trial("number = 500\n", arm("none") + arm("referred", offer))));
    return mean(table, 1, 0, "k6");
  };
  std::string const helped = "refer_to = \"therapists\"\naccompanied = true\n";
  CHECK(at_entry(helped) == at_entry(""));
}

TEST_CASE("An arm refers only to a service of its own world") {
  auto const refused = [](std::string const& offer, std::string const& world) {
    try {
      make_study({small_town(trial(world, arm("none") + arm("referred", offer)) +
                             partnership("clinic", clinic))});
    } catch (std::invalid_argument const& problem) {
      return std::string(problem.what());
    }
    return std::string();
  };
  std::string const to_clinic = "refer_to = \"clinic/colocated_clinic\"\n";
  std::string const offered = "partnerships = [\"clinic\"]\n" + to_clinic;
  CHECK(refused(offered, "").empty());
  CHECK(refused(offered, "world = \"parallel\"\n").empty());
  CHECK_THAT(refused("refer_to = \"clinic/colocated_clinic/east\"\n", ""),
             ContainsSubstring("not a service of its world (it has: ") &&
                 ContainsSubstring("clinic/colocated_clinic; or own-choice"));
}

TEST_CASE("Trials do not depend on threads") {
  Scenario const file = small_town(
      trial("", arm("none") + arm("referred", "refer_to = \"own-choice\"\naccompanied = true\n")));
  RunOptions many;
  many.threads = 4;
  Results const one = collect(make_study({file})), four = collect(make_study({file}), many);
  CHECK(one.of("test").digest == four.of("test").digest);
  CHECK(one.values("test", "mean", 1) == four.values("test", "mean", 1));
}

TEST_CASE("An arm is a function of seed, replicate and person") {
  auto const all = arms_of("number = 100_000\n", two_arms);
  auto const few = arms_of("number = 50\n", two_arms);
  REQUIRE(few.size() == 50);
  for (auto const& [row, arm] : few) CHECK(all.at(row) == arm);
  CHECK(arms_of("number = 50\n", two_arms) == few);
  auto const other = arms_of("number = 100_000\n", two_arms, 1);
  int differ = 0, both = 0;
  for (auto const& [row, arm] : other)
    if (auto const at = all.find(row); at != all.end()) ++both, differ += at->second != arm;
  CHECK(differ > both / 3);
}

TEST_CASE("Arms get their weight of participants") {
  auto const arms =
      arms_of("number = 100_000\n", arm("a", "weight = 1\n") + arm("b", "weight = 3\n"));
  double b = 0.0;
  for (auto const& [row, arm] : arms) b += arm;
  // 1,700 adults: a standard error of 1 %.
  CHECK(std::abs(b / static_cast<double>(arms.size()) - 0.75) < 0.04);
}

TEST_CASE("Zones and sites are assigned whole") {
  World world(small_town(trial("number = 100_000\nassignment = \"zone\"\n", two_arms)));
  world.live_on(27);
  std::map<int, int> arm_of_zone;
  std::size_t disagree = 0;
  for (Participant const& p : world.state.participants) {
    int const zone = world.compiled.access.at(world.state.residents.access[p.row]).zone;
    if (!arm_of_zone.emplace(zone, p.arm).second && arm_of_zone[zone] != p.arm) ++disagree;
  }
  REQUIRE(arm_of_zone.size() == 2);
  CHECK(arm_of_zone[0] != arm_of_zone[1]);
  CHECK(disagree == 0);

  std::string const sites =
      "number = 100_000\nassignment = \"site\"\n[trial.eligible]\nmembers_of = [\"center\"]\n";
  auto const members = arms_of(sites, two_arms);
  REQUIRE_FALSE(members.empty());
  for (auto const& [row, arm] : members) CHECK(arm == members.begin()->second);
}

TEST_CASE("Only those who are eligible are enrolled") {
  World world(small_town(trial(
      "number = 100_000\n[trial.eligible]\nyoungest_age = 30\noldest_age = 50\nsex = [\"female\"]\n"
      "zones = [\"valley\"]\nleast_phq9 = 5\nin_care = \"no\"\nmedicated = \"no\"\n",
      two_arms)));
  world.live_on(20 + 6);
  world.run_until("serve");
  world.run("hold_trial");
  REQUIRE(world.state.participants.size() > 5);
  Residents const& r = world.state.residents;
  for (Participant const& p : world.state.participants) {
    CHECK((r.age[p.row] >= 30 && r.age[p.row] <= 50));
    CHECK(world.compiled.cells.at(r.cell[p.row]).sex == 0);
    CHECK(world.compiled.access.at(r.access[p.row]).zone == 1);
    CHECK(double{p.k6_at_entry} * world.compiled.evidence.values->phq9_per_k6 >= 4.999);
    CHECK((r.status[p.row] & (in_episode | supported | waiting | medicated)) == 0);
  }
}

TEST_CASE("People who may not use usual care have none") {
  TrialTable const table = table_of(small_town(trial(
      "number = 1000\noutcomes = [\"visits\", \"medicated\"]\n[trial.eligible]\nin_care = \"no\"\n"
      "medicated = \"no\"\n",
      arm("open") + arm("closed", "usual_care = false\n"))));
  CHECK(mean(table, 0, 2, "visits") > 0.0);
  CHECK(mean(table, 1, 2, "visits") == 0.0);
  CHECK(mean(table, 1, 2, "medicated") == 0.0);
}

TEST_CASE("Doctors treat nobody at a referral visit who may not use usual care") {
  auto const share_of = [](std::string const& closed) {
    Scenario town = small_town(
        trial("number = 1000\noutcomes = [\"medicated\"]\n[trial.eligible]\nin_care = "
              "\"no\"\nmedicated = \"no\"\n",
              arm("usual") +
                  arm("referred", "refer_to = \"therapists\"\nreferral_needed = true\n" + closed)));
    town.evidence.help_seeking->base_hazard_per_week.value = 0.0;
    town.evidence.primary_care->medication_share.value = 1.0;
    for (Provider& provider : town.providers) provider.referral_required_share = 1.0;
    return mean(table_of(town), 1, 2, "medicated");
  };
  CHECK(share_of("") > 0.1);
  CHECK(share_of("usual_care = false\n") == 0.0);
}

TEST_CASE("A trial is a study of its own") {
  Scenario const file = small_town(trial("", two_arms));
  CHECK_THROWS_WITH(make_study({file, small_town(trial_clock, "other")}),
                    "a scenario with a trial is a study of its own: run it alone");
}

TEST_CASE("Follow-up visits with prescribers count among the visits of participants") {
  World world(small_town(trial("", two_arms)));
  world.live_on(20 + 7);
  REQUIRE(world.state.participants.size() > 0);
  Participant const before = world.state.participants[0];
  std::uint16_t prescriber = 0;
  while (world.compiled.services[prescriber].role != Role::prescriber) ++prescriber;
  world.begin_week();
  world.flow.events.visits.clear();
  world.flow.events.follow_ups = {{before.row, prescriber, 0}, {before.row, no_service, 0}};
  world.run("follow_participants");
  CHECK(world.state.participants[0].visits == before.visits + 1);
  CHECK(world.state.participants[0].remote_visits == before.remote_visits);
}
