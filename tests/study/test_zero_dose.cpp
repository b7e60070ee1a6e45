#include <algorithm>
#include <cmath>

#include "kith/scenario/program.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

std::string const one_replicate = for_weeks(40, 20, 1);

/// Equal values, NaN where the other is NaN.
bool equal(std::vector<double> const& a, std::vector<double> const& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
           return x == y || (std::isnan(x) && std::isnan(y));
         });
}

/// Whether an outcome is the partnership's own cost.
bool is_own_cost(std::string const& name) {
  return name == "cost_societal_usd" || name == "cost_partnership_usd" ||
         name == "cost_by_program_usd";
}

/// Community outcomes in which two scenarios of one study differ.
std::vector<std::string> differences(Results const& results, std::string const& id) {
  std::vector<std::string> names;
  for (Outcome const& outcome : results.layout.outcomes) {
    if (outcome.group != "/" || is_own_cost(outcome.name)) continue;
    if (!equal(results.values(id, outcome.name), results.values("usual-care", outcome.name)))
      names.push_back(outcome.name);
  }
  return names;
}

std::string without_dose(std::string const& program) {
  return program + "\ndose = 0";
}
std::string switched_off(std::string const& program) {
  return program + "\nenabled = false";
}

/// Compares the communities with `text` and with usual care after the same weeks.
void compare_communities(std::string const& text) {
  World history(small_town("[time]\nsettling_weeks = 20\n"));
  history.live_on(20);
  World usual(history.scenario, history);
  World with(small_town("[time]\nsettling_weeks = 20\n" + text), history);
  usual.live_on(40);
  with.live_on(40);
  State& a = usual.state;
  State& b = with.state;
  REQUIRE(b.partnerships.size() == 1);
  REQUIRE(b.partnerships[0].started);
  REQUIRE(b.services.size() >= a.services.size());
  CHECK(a.residents == b.residents);
  CHECK(a.requests == b.requests);
  CHECK(a.episodes == b.episodes);
  CHECK(a.medications == b.medications);
  CHECK(a.spells == b.spells);
  CHECK(a.contacts == b.contacts);
  CHECK(a.made_ties == b.made_ties);
  CHECK(b.members.size() == 0);
  CHECK(b.peers.size() == 0);
  CHECK(a.wait_log == b.wait_log);
  CHECK(std::equal(a.services.begin(), a.services.end(), b.services.begin()));
  for (std::size_t i = a.services.size(); i < b.services.size(); ++i) {
    CHECK(b.services[i].posts.empty());
    CHECK(b.services[i].queue_length == 0.0);
  }
}

}  // namespace

TEST_CASE("A program at zero dose equals usual care for everybody, bit for bit") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    compare_communities(partnership("idle", without_dose(program)));
  }
  compare_communities(partnership("idle", without_dose(own_peers)));
  compare_communities(partnership("idle", without_dose(van + "\nsteered = true")));
  compare_communities(partnership("idle", without_dose(coordination + "\ndirectory = true")));
  compare_communities(
      partnership("idle", without_dose(video + "\nprescriber_fte = 1\nfollow_ups = true\n"
                                               "prescribers_moved_from = \"prescriber\"")));
  compare_communities(
      partnership("idle", without_dose(sharing + "\norganizations_usd_per_year = 50_000")));
}

TEST_CASE("A program that is switched off equals usual care for everybody") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    compare_communities(partnership("idle", switched_off(program)));
  }
}

TEST_CASE("All programs together at zero dose equal usual care for everybody") {
  compare_communities(partnership("idle", together("dose = 0")));
}

TEST_CASE("Staff who would be moved at zero dose stay where they are") {
  compare_communities(partnership(
      "idle", without_dose(clinic + "\nstaff = \"moved\"\nmoved_from = \"therapists\"")));
}

TEST_CASE("Zero dose differs from usual care in no outcome, only in its own costs") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    Results const results =
        collect({small_town(one_replicate + partnership("idle", without_dose(program)), "idle")});
    CHECK(differences(results, "idle").empty());
    CHECK(results.values("idle", "cost_partnership_usd").back() > 0.0);  // meetings, coordinator
    CHECK(results.values("usual-care", "cost_partnership_usd").back() == 0.0);
  }
}

TEST_CASE("Every program with settings here is in the catalogue") {
  std::vector<std::string> const all = every_program();
  for (std::string const& program : told_programs()) {
    CAPTURE(program);
    CHECK(std::count(all.begin(), all.end(), program) == 1);
  }
}

TEST_CASE("Every program at full dose changes the community") {
  for (std::string const& program : every_program()) {
    CAPTURE(program);
    if (program == advocacy) continue;  // its first bid comes after a year
    Results const results =
        collect({small_town(one_replicate + partnership("busy", program), "busy")});
    // A cooperative has only few members after half a year.
    CHECK(differences(results, "busy").size() > (program.rfind("cooperative", 0) == 0 ? 2 : 10));
  }
}

TEST_CASE("Before a partnership starts there is no difference at all") {
  Results const results =
      collect({small_town(one_replicate + partnership("late", clinic + ";" + peers, 25), "late")});
  for (char const* name : {"k6_mean", "requests_made", "stigma_mean", "trust_community_mean"}) {
    auto const late = results.values("late", name);
    auto const usual = results.values("usual-care", name);
    std::size_t const strata = late.size() / 40;
    CHECK(std::equal(late.begin(), late.begin() + static_cast<std::ptrdiff_t>(25 * strata),
                     usual.begin()));
    CHECK_FALSE(equal(late, usual));
  }
}
