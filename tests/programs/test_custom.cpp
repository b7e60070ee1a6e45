#include <algorithm>
#include <cmath>
#include <map>

#include "kith/processes/week_events.hpp"
#include "kith/scenario/custom/custom_programs.hpp"
#include "kith/scenario/parameters.hpp"
#include "tests/catch.hpp"
#include "tests/programs/program_world.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A number of a custom program, with certainty.
std::string sourced(std::string const& key, std::string const& unit, double value) {
  std::string const number = std::to_string(value);
  return key + " = { value = " + number + ", unit = \"" + unit + "\", range = [" + number + ", " +
         number + "], grade = \"assumed\", source = \"assumption\" }\n";
}

std::string const wages = sourced("usd_per_fte_year", "USD", 52'000.0);
std::string const many = sourced("per_fte_week", "1/week", 30.0);
std::string const screening =
    "custom.talks.contacts.screening:" + sourced("accepts_share", "1", 0.5) +
    sourced("accompanied_share", "1", 0.25);

/// Two workers who meet sixty people a week, screen them and offer care.
std::string talks(std::string const& more = "") {
  return "custom.talks:staff_fte = 2\n" + wages + more + ";custom.talks.contacts:" + many + ";" +
         screening;
}

/// The same workers, who tell people of care.
std::string news(std::string const& name, std::string const& more = "") {
  return "custom." + name + ":staff_fte = 2\n" + wages + more + ";custom." + name +
         ".contacts:tells_of_care = true\n" + many;
}

/// A facilitator to whose circle people come, and where they make ties.
std::string circle(std::string const& more = "") {
  return "custom.circle:staff = \"group_facilitator\"\nstaff_fte = 1\nsees_clients = true\n" +
         wages + more + ";custom.circle.ties:" + sourced("per_meeting", "1", 0.03);
}

Contacts const& only_contacts(World const& world) {
  REQUIRE(world.flow.effects.contacts.size() == 1);
  return world.flow.effects.contacts[0];
}

std::string const few_weeks = for_weeks(30, 10, 2);

}  // namespace

TEST_CASE("Staff of a custom program are posts to fill; until then nobody is met or paid") {
  World world(small_town("[time]\nsettling_weeks = 0\n" + partnership("with", talks(), 0)));
  world.run_until("serve");
  CHECK(world.flow.effects.contacts.empty());
  double fte = 0.0;
  for (std::size_t i = 0; i < world.compiled.services.size(); ++i)
    if (world.compiled.services[i].id == "with/talks")
      for (Post const& post : world.state.services[i].posts) fte += post.fte;
  CHECK(fte == Approx(2.0));
}

TEST_CASE("A custom program meets, offers and costs what its table says") {
  ProgramWorld world(talks());
  world.staff();
  Contacts const& contacts = only_contacts(world);
  CHECK(contacts.number == Approx(60.0));
  CHECK(contacts.screens);
  CHECK(contacts.remembers);
  CHECK_FALSE(contacts.informs);
  CHECK_FALSE(contacts.discloses);
  CHECK(contacts.accepts_share == Approx(0.5));
  CHECK(contacts.coached == Approx(0.25));
  CHECK(world.spent("talks") == Approx(2.0 * 52'000.0 / 52.0));
  CHECK_FALSE(world.what("with/talks").walk_in);
}

TEST_CASE("Strength scales what custom contacts achieve, never their number or cost") {
  ProgramWorld world(talks());
  world.staff();
  world.staff_at_strength(0.5);
  Contacts const& contacts = only_contacts(world);
  CHECK(contacts.number == Approx(60.0));
  CHECK(contacts.accepts_share == Approx(0.25));
  CHECK(contacts.coached == Approx(0.125));
}

TEST_CASE("Twice the dose of a custom program is twice the staff, contacts and cost") {
  ProgramWorld once(talks()), twice(talks("dose = 2\n"));
  once.staff(), twice.staff();
  CHECK(twice.filled("with/talks") == Approx(2.0 * once.filled("with/talks")));
  CHECK(only_contacts(twice).number == Approx(2.0 * only_contacts(once).number));
  CHECK(twice.spent("talks") == Approx(2.0 * once.spent("talks")));
}

TEST_CASE("A custom course is that of its role, and its clients make ties") {
  ProgramWorld world(circle());
  world.live_on(1);
  for (Post& post :
       world.state.services[static_cast<std::size_t>(world.service("with/circle"))].posts)
    post.filled = true;  // one may be vacated by chance
  world.run_until("serve");
  Service const& service = world.what("with/circle");
  CHECK(service.role == Role::group_facilitator);
  CHECK(service.walk_in);
  CHECK(world.filled("with/circle") == Approx(1.0));
  CHECK(world.spent("circle") == Approx(1'000.0));
  REQUIRE(world.flow.effects.tie_making.size() == 1);
  CHECK(world.flow.effects.tie_making[0].per_meeting == Approx(0.03));
  CHECK(world.flow.effects.contacts.empty());
}

TEST_CASE("Custom programs described as known ones do the same to everybody, bit for bit") {
  EvidenceBase const evidence = small_town().evidence;
  ProgramsEvidence const& e = *evidence.programs;
  Scenario const known = ProgramWorld::town("support_groups:groups_per_week = 4", "");
  double const fte = 4.0 * e.group_hours_per_week / 40.0;
  std::string const ties = sourced("per_meeting", "1", e.group_ties_per_meeting);
  std::string const text =
      "custom.support-circle:staff = \"group_facilitator\"\nstaff_fte = " + std::to_string(fte) +
      "\nsees_clients = true\n" + wages + ";custom.support-circle.ties:" + ties;
  World a(known), b(ProgramWorld::town(text, ""));
  // Draws are keyed by the id of the service, which is the only difference left.
  REQUIRE(a.compiled.services.size() == b.compiled.services.size());
  b.compiled.services.back().hash = a.compiled.services.back().hash;
  a.live_on(30), b.live_on(30);
  CHECK(a.state.residents == b.state.residents);
  CHECK(a.state.made_ties == b.state.made_ties);
}

TEST_CASE("Several custom programs stand in results under their names, each with its own cost") {
  std::string const both = news("talks-in-shops") + ";" + news("talks_at_games", "dose = 2\n");
  Results const results = collect({small_town(few_weeks + partnership("own", both), "own")});
  std::vector<std::string> axis;
  for (Dimension const& dimension : results.layout.dimensions)
    if (dimension.name == "program") axis = dimension.labels;
  REQUIRE(axis == program_axis({"talks-in-shops", "talks_at_games"}));
  auto const contacts = results.values("own", "contacts_by_program");
  auto const cost = results.values("own", "cost_by_program_usd");
  REQUIRE(contacts.size() == axis.size());
  std::size_t const shops = axis.size() - 2, games = axis.size() - 1;
  auto const usd = [&](std::size_t program) {
    double sum = 0.0;
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      sum += cost[program * payer_count + payer];
    return sum;
  };
  CHECK(contacts[shops] > 100.0);
  CHECK(contacts[games] > 1.5 * contacts[shops]);
  CHECK(usd(games) > 1.5 * usd(shops));
  CHECK(contacts[program_index("plain-slots")] == 0.0);
}

TEST_CASE("The programs of all scenarios of a study are in the results of each") {
  Scenario const one = small_town(few_weeks + partnership("p", news("a-talk")), "one");
  Scenario const two = small_town(few_weeks + partnership("p", news("b-talk")), "two");
  Study const study = make_study({one, two});
  for (Scenario const& scenario : study.scenarios)
    CHECK(scenario.custom_programs == std::vector<std::string>{"a-talk", "b-talk"});
}

TEST_CASE("A study holds as many custom programs as a panel has bits for") {
  CHECK(program_count() + most_custom_programs <= 32);
  auto const several = [](char first, std::size_t number) {
    std::string all;
    for (std::size_t k = 0; k < number; ++k)
      all += (k == 0 ? "" : ";") + news(std::string(1, static_cast<char>(first + k)) + "-talks");
    return small_town(few_weeks + partnership("p", all), std::string(1, first));
  };
  std::size_t const half = most_custom_programs / 2;
  Study const study = make_study({several('a', half), several('m', half)});
  CHECK(study.scenarios[0].custom_programs.size() == most_custom_programs);
  CHECK_THROWS_AS(make_study({several('a', half), several('m', half + 1)}), std::invalid_argument);
  CHECK_THROWS_WITH(several('a', most_custom_programs + 1), Catch::Contains("must be at most 8"));
}

TEST_CASE("A number of a custom program is drawn from its range, the same in every scenario") {
  Evidence const number{30.0, 20.0, 50.0, "test", "assumed"};
  Bounds const bounds{0.0, 1000.0};
  double sum = 0.0;
  int below = 0;
  constexpr int draws = 2000;
  for (std::uint32_t k = 0; k < draws; ++k) {
    double const value = draw_number(number, bounds, "custom.talks.per_fte_week", {1, k});
    CHECK(value == draw_number(number, bounds, "custom.talks.per_fte_week", {1, k}));
    sum += value;
    below += value < 30.0 ? 1 : 0;
  }
  // Half of the draws lie below the value: 4 standard errors of a share of 2000 are 0.045.
  CHECK(std::abs(below / double{draws} - 0.5) < 0.045);
  CHECK(sum / draws > 30.0);  // the upper side is the wider one

  std::string text = talks();
  text.replace(text.find("range = [30"),
               text.find(']', text.find("range = [30")) - text.find("range = [30"),
               "range = [20, 50");
  ProgramWorld central(text);
  central.staff();
  CHECK(only_contacts(central).number == Approx(60.0));
  ProgramWorld drawn(text);
  drawn.compiled.numbers = Draws{1, 7};
  drawn.staff();
  Evidence const own{30.0, 20.0, 50.0, "", ""};
  CHECK(only_contacts(drawn).number ==
        Approx(2.0 * draw_number(own, bounds, "custom.talks.per_fte_week", {1, 7})));
}

TEST_CASE("Outcomes do not depend on a custom program at zero dose, whatever it would do") {
  std::string const idle =
      talks("dose = 0\n") + ";" + circle("dose = 0\n") + ";" + news("news", "dose = 0\n");
  World history(small_town("[time]\nsettling_weeks = 20\n"));
  history.live_on(20);
  World usual(history.scenario, history);
  World with(small_town("[time]\nsettling_weeks = 20\n" + partnership("idle", idle)), history);
  usual.live_on(40), with.live_on(40);
  REQUIRE(with.state.partnerships[0].started);
  REQUIRE(with.compiled.services.size() == usual.compiled.services.size() + 3);
  CHECK(usual.state.residents == with.state.residents);
  CHECK(usual.state.requests == with.state.requests);
  CHECK(usual.state.episodes == with.state.episodes);
  CHECK(usual.state.medications == with.state.medications);
  CHECK(usual.state.spells == with.state.spells);
  CHECK(usual.state.contacts == with.state.contacts);
  CHECK(usual.state.made_ties == with.state.made_ties);
  CHECK(usual.state.wait_log == with.state.wait_log);
  World full(small_town("[time]\nsettling_weeks = 20\n" + partnership("busy", talks())), history);
  full.live_on(40);
  CHECK_FALSE(usual.state.residents == full.state.residents);
}

TEST_CASE("Evidence that only a custom program's contacts or ties read is read") {
  auto const reads = [](std::string const& programs, std::string const& path) {
    Scenario const town = small_town(partnership("with", programs));
    auto const list = list_evidence(town.evidence);
    auto const read = evidence_read(town);
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i].path == path) return static_cast<bool>(read[i]);
    throw std::logic_error("no number " + path);
  };
  CHECK(reads(talks(), "evidence.programs.met_again_weight"));
  CHECK(reads(talks(), "evidence.care.start_coached"));
  CHECK_FALSE(reads(talks(), "evidence.programs.made_tie_ends_per_week"));
  CHECK_FALSE(reads(talks("dose = 0\n"), "evidence.programs.met_again_weight"));
  CHECK_FALSE(reads(news("news"), "evidence.programs.met_again_weight"));
  CHECK(reads(circle(), "evidence.programs.group_meetings"));
  CHECK(reads(circle(), "evidence.programs.made_tie_ends_per_week"));
  CHECK_FALSE(reads(circle(), "evidence.costs.group_facilitator_year_usd"));
}
