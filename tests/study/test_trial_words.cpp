#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "kith/processes/people/readings.hpp"
#include "tests/study/trials.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const both_arms = arm("a") + arm("b");

/// The shared world of a trial, as in a study.
Scenario world_of_trial(std::string const& keys, std::string const& arms,
                        std::string const& more = "") {
  return make_study({small_town(trial(keys, arms) + more)}).scenarios.at(1);
}

/// A town with a burn-in longer than the look-back period.
Scenario with_long_past(Scenario town) {
  town.time.settling_weeks = 80;
  return town;
}

struct Past {
  int in_need = 0;
  bool lately = false, before = false;  ///< treated in the past 12 weeks, in the 52 before
};

/// The past of everybody who did not move, as of the beginning of a week, counted independently of
/// the trial.
std::map<Row, Past> pasts(Scenario const& town, int week, double need_k6) {
  World world(town);
  std::map<Row, Past> found;
  std::set<Row> moved;
  int const weeks = town.time.settling_weeks + week;
  for (int lived = 0; lived <= weeks; ++lived) {
    auto const before = world.state.residents.generation;
    world.live_on(1);
    Residents const& r = world.state.residents;
    int const ago =
        weeks - lived;  // 1: last week; 0: week of enrollment, in which people still move
    for (auto const& [from, to] : world.flow.moves) moved.insert({from, to});
    for (Row row = 0; row < r.age.size(); ++row) {
      if (r.generation[row] != before[row]) moved.insert(row);
      if (ago > 64 || ago == 0) continue;
      Past& past = found[row];
      if (ago <= 52 && k6_now(world.state, world.flow.context, row) >= need_k6) ++past.in_need;
      if (r.since_treated[row] == 0) (ago <= 12 ? past.lately : past.before) = true;
    }
  }
  for (Row const row : moved) found.erase(row);
  return found;
}

/// Rows of people enrolled in week 6 under these conditions.
std::set<Row> enrolled(std::string const& eligible) {
  World world(with_long_past(
      world_of_trial("number = 100_000\nneed_k6 = 8\n[trial.eligible]\n" + eligible, both_arms)));
  world.live_on(80 + 7);
  std::set<Row> rows;
  for (Participant const& who : world.state.participants) rows.insert(who.row);
  return rows;
}

}  // namespace

TEST_CASE("Eligibility counts the weeks in need of the past year") {
  auto const past = pasts(with_long_past(small_town(trial_clock)), 6, 8.0);
  auto const long_ill = enrolled("least_weeks_in_need = 20\n");
  auto const shortly = enrolled("least_weeks_in_need = 1\nmost_weeks_in_need = 8\n");
  REQUIRE(long_ill.size() > 10);
  REQUIRE(shortly.size() > 10);
  std::size_t looked_at = 0;
  for (auto const& [row, mine] : past) {
    if (long_ill.count(row) != 0) CHECK(mine.in_need >= 20);
    if (shortly.count(row) != 0) CHECK((mine.in_need >= 1 && mine.in_need <= 8));
    looked_at += long_ill.count(row) + shortly.count(row);
  }
  CHECK(2 * looked_at > long_ill.size() + shortly.size());
}

TEST_CASE("Eligibility distinguishes people newly treated and ever treated") {
  auto const past = pasts(with_long_past(small_town(trial_clock)), 6, 8.0);
  auto const newly = enrolled("newly_treated = \"yes\"\n");
  auto const untreated = enrolled("ever_treated = \"no\"\n");
  REQUIRE(newly.size() > 10);
  REQUIRE(untreated.size() > 100);
  for (auto const& [row, mine] : past) {
    if (newly.count(row) != 0) CHECK((mine.lately && !mine.before));
    if (untreated.count(row) != 0) CHECK_FALSE((mine.lately || mine.before));
  }
  for (Row const row : untreated) CHECK(newly.count(row) == 0);
}

TEST_CASE("Looking back changes nobody in any scenario of the study") {
  auto const values = [](std::string const& eligible) {
    Results const results =
        collect({small_town(trial("[trial.eligible]\n" + eligible, both_arms))});
    return std::pair(results.of("test").digest, results.of("usual-care").digest);
  };
  auto const looking = values("least_weeks_in_need = 52\n");  // nobody has that many
  CHECK(looking.first == looking.second);
  CHECK(looking.second == values("youngest_age = 200\n").second);
}

TEST_CASE("Enrollment over weeks asks each person in a week of their own") {
  std::string const keys = "number = 100_000\nenrol_over_weeks = 4\n";
  World world(world_of_trial(keys, both_arms));
  std::map<Row, Week> when;
  world.live_on(20 + 6);
  for (int week = 0; week < 6; ++week) {
    world.live_on(1);
    for (Participant const& who : world.state.participants) {
      auto const [at, is_new] = when.emplace(who.row, who.enrolled);
      if (!is_new && at->second != who.enrolled) continue;  // moved
      CHECK((who.enrolled >= 6 && who.enrolled <= 9));
    }
  }
  std::map<Week, int> in_week;
  for (auto const& [row, week] : when) ++in_week[week];
  REQUIRE(in_week.size() == 4);
  for (auto const& [week, number] : in_week) CHECK(number > 300);  // of 1,560 adults

  World few(world_of_trial("number = 40\nenrol_over_weeks = 4\n", both_arms));
  few.live_on(20 + 11);
  std::map<Week, int> places;
  int same = 0, all = 0;
  for (Participant const& who : few.state.participants) {
    ++places[who.enrolled], ++all;
    auto const known = when.find(who.row);
    same += known != when.end() && known->second == who.enrolled ? 1 : 0;
  }
  for (auto const& [week, number] : places) CHECK(number <= 10);
  CHECK(all >= 36);
  CHECK(same >= all - 2);  // the week of asking does not depend on the number wanted
}

TEST_CASE("Weeks count from each person's own enrollment") {
  std::string const keys =
      "number = 1000\nenrol_over_weeks = 5\nstop_after_weeks = 10\n"
      "outcomes = [\"insured\", \"k6\"]\n[trial.eligible]\ncoverage = [\"uninsured\"]\n"
      "youngest_age = 20\noldest_age = 60\n";
  std::string const arms = arm("none") + arm("medicaid", "coverage = \"medicaid\"\n");
  World world(world_of_trial(keys, arms));
  std::set<int> open_at;
  world.live_on(20 + 6);
  for (int week = 0; week < 20; ++week) {
    world.live_on(1);
    for (Participant const& who : world.state.participants) {
      if (who.arm != 1) continue;
      int const since = week + 6 - who.enrolled;
      bool const insured =
          world.compiled.cells.at(world.state.residents.cell[who.row]).coverage != 3;
      CHECK(insured == (since < 10));
      if (insured) open_at.insert(week);
    }
  }
  CHECK(open_at.count(13) == 1);  // the last are enrolled four weeks after the first
  CHECK(open_at.count(14) == 0);
  TrialTable const table = table_of(small_town(trial(keys, arms)));
  CHECK(table.pooled(1, 0, 0).mean() == 1.0);
  CHECK(table.pooled(1, 1, 0).mean() == 0.0);
  CHECK(table.pooled(1, 0, 1).n > 20.0);
}

TEST_CASE("One referral as a table equals that of refer_to") {
  auto const digest_of = [](std::string const& offer) {
    return collect({small_town(trial("number = 300\n", arm("none") + arm("sent", offer)))})
        .of("test")
        .digest;
  };
  std::string const table =
      "[[trial.arm.referral]]\nid = \"one\"\nto = \"therapists\"\nafter_weeks = 2\n"
      "accepts_share = 0.8\naccompanied = true\nfollowed_up = true\n";
  std::string const old =
      "refer_to = \"therapists\"\nrefer_after_weeks = 2\naccepts_share = 0.8\naccompanied = true\n"
      "followed_up = true\n";
  CHECK(digest_of(table + "within_weeks = 0\n") == digest_of(old));
  CHECK(digest_of(table + "within_weeks = 0\n") != digest_of(table + "within_weeks = 13\n"));
}

namespace {

std::string referral(std::string const& id, std::string const& to, std::string const& more = "") {
  return "[[trial.arm.referral]]\nid = \"" + id + "\"\nto = \"" + to + "\"\n" + more;
}

/// Requests of arm 1's participants by weeks since enrollment and by service.
std::map<std::pair<int, std::string>, int> requests_of(std::string const& referrals, int weeks,
                                                       std::set<Row>* referred_late = nullptr) {
  Scenario town = world_of_trial(
      "number = 400\n[trial.eligible]\nleast_phq9 = 5\nin_care = "
      "\"no\"\n",
      arm("none") + arm("sent", "usual_care = false\n" + referrals));
  World world(std::move(town));
  world.live_on(20 + 6);
  std::map<std::pair<int, std::string>, int> made;
  for (int week = 0; week < weeks; ++week) {
    world.run_until("serve");
    for (Request const& request : world.state.requests) {
      Participant const* const who = world.state.participants.find(request.row);
      if (who == nullptr || who->arm != 1 || request.week != world.week) continue;
      ++made[{week, world.compiled.services[request.service].id}];
      if (week >= 8 && referred_late != nullptr) referred_late->insert(request.row);
    }
    world.run_from("serve");
  }
  return made;
}

}  // namespace

TEST_CASE("An arm refers to one service after the other") {
  auto const made =
      requests_of(referral("doctor", "prescriber") + referral("therapist", "therapists"), 14);
  auto const at = made.find({0, "prescriber"});
  REQUIRE(at != made.end());
  CHECK(made.count({0, "therapists"}) == 0);  // participants wait for the doctor first
  int later = 0;
  for (auto const& [key, number] : made) later += key.second == "therapists" ? number : 0;
  CHECK(later > 0);
}

TEST_CASE("Stepped care refers people again who are not better") {
  std::string const first = referral("first", "therapists", "accepts_share = 0\n");
  std::string const due = "after_weeks = 8\nwithin_weeks = 0\nwhom = ";
  auto const number = [&](std::string const& whom) {
    auto const made = requests_of(first + referral("second", "therapists", due + whom), 10);
    auto const at = made.find({8, "therapists"});
    return at == made.end() ? 0 : at->second;
  };
  int const all = number("\"everybody\"\n"), not_better = number("\"not-better\"\n");
  CHECK(not_better > 0);
  CHECK(not_better < all);
  CHECK(number("\"not-started\"\n") <= all);
}

TEST_CASE("An observed arm takes people by its own eligibility, and nobody is assigned to it") {
  std::string const observed =
      "observed_only = true\n[trial.arm.eligible]\nyoungest_age = 70\nsex = [\"female\"]\n";
  World world(world_of_trial("number = 60\n[trial.eligible]\noldest_age = 60\n",
                             both_arms + arm("old", observed)));
  world.live_on(20 + 7);
  int in_arm[3] = {};
  for (Participant const& who : world.state.participants) {
    ++in_arm[who.arm];
    int const age = world.state.residents.age[who.row];
    CHECK((who.arm == 2 ? age >= 70 : age <= 61));
  }
  CHECK(in_arm[0] + in_arm[1] >= 58);
  CHECK(in_arm[2] >= 55);

  // The same people are assigned with and without it.
  World without(world_of_trial("number = 60\n[trial.eligible]\noldest_age = 60\n", both_arms));
  without.live_on(20 + 7);
  for (Participant const& who : without.state.participants) {
    Participant const* const same = world.state.participants.find(who.row);
    REQUIRE(same != nullptr);
    CHECK(same->arm == who.arm);
  }
}
