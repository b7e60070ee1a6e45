#include <algorithm>
#include <cmath>
#include <map>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/state/compiled/service.hpp"
#include "tests/catch.hpp"
#include "tests/programs/program_world.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const workers = "with/outreach";
constexpr double workers_fte = 2.0;  // as towns.hpp says

/// Zones of the town.
constexpr int hill = 0, valley = 1;

int zone_of(ProgramWorld const& world, Row row) {
  return world.compiled.access.at(world.state.residents.access[row]).zone;
}

/// A person whom outreach persuades, as of that week.
struct Persuaded {
  Request request;
  int zone;
  int age;
  double k6;
};

/// The people whom the contacts of some weeks persuade. Each worker contacts 200 people per week,
/// so that few weeks are enough.
std::vector<Persuaded> persuaded(ProgramWorld& world, int weeks) {
  world.compiled.evidence.programs->outreach_contacts_per_worker_week.value = 200.0;
  world.staff();
  world.run_from("serve");
  std::vector<Persuaded> found;
  for (int week = 0; week < weeks; ++week) {
    world.run_until("make_contacts");
    auto const before = requests_by_row(world);
    world.run("make_contacts");
    for (auto const& [row, request] : requests_by_row(world))
      if (before.count(row) == 0)
        found.push_back({request, zone_of(world, row), world.state.residents.age[row],
                         k6_now(world.state, world.flow.context, row)});
    world.run_from("look_for_help");
  }
  return found;
}

}  // namespace

TEST_CASE("Until its posts are filled, outreach meets nobody and pays nobody") {
  ProgramWorld world(outreach);
  world.run_until("serve");
  double fte = 0.0;
  for (Post const& post : world.service_state(workers).posts) fte += post.fte;
  CHECK(fte == Approx(workers_fte));
  CHECK(world.filled(workers) == 0.0);
  CHECK(world.flow.effects.contacts.empty());
  CHECK(world.spent("outreach") == 0.0);
}

TEST_CASE("Outreach workers in post are paid and screen as many people as in the evidence") {
  ProgramWorld world(outreach);
  world.staff();
  EvidenceBase const& e = world.compiled.evidence;
  REQUIRE(world.flow.effects.contacts.size() == 1);
  Contacts const& met = world.flow.effects.contacts[0];
  CHECK(met.number == Approx(workers_fte * e.programs->outreach_contacts_per_worker_week));
  CHECK(met.accepts_share == Approx(double{e.programs->outreach_accepts_share}));
  CHECK(met.screens);
  CHECK(met.at_risk_first);
  CHECK_FALSE(met.discloses);
  CHECK(world.spent("outreach") == Approx(workers_fte * e.costs->health_worker_year_usd / 52.0));
}

TEST_CASE("Outreach at zero dose needs no posts, meets nobody and costs nothing") {
  ProgramWorld world(outreach + "\ndose = 0");
  world.staff();
  CHECK(world.service_state(workers).posts.empty());
  CHECK(world.flow.effects.contacts.empty());
  CHECK(world.spent("outreach") == 0.0);
}

TEST_CASE("Outreach workers are not among the services that people choose") {
  ProgramWorld world(outreach);
  Service const& service = world.what(workers);
  CHECK(service.role == Role::community_health_worker);
  CHECK(service.zone == valley);  // the zone of their host, the center
  auto const own = static_cast<std::size_t>(world.service(workers));
  for (auto const& of_kind : world.compiled.services_of_kind)
    CHECK(std::count(of_kind.begin(), of_kind.end(), own) == 0);
}

TEST_CASE("A partnership at half strength convinces half as many, with as many workers") {
  ProgramWorld world(outreach);
  world.live_on(2);
  world.staff_at_strength(0.5);
  EvidenceBase const& e = world.compiled.evidence;
  REQUIRE(world.flow.effects.contacts.size() == 1);
  Contacts const& met = world.flow.effects.contacts[0];
  CHECK(met.number == Approx(workers_fte * e.programs->outreach_contacts_per_worker_week));
  CHECK(met.accepts_share == Approx(0.5 * e.programs->outreach_accepts_share));
  CHECK(met.coached == Approx(0.5));
  CHECK(met.steering == Approx(0.5));
}

TEST_CASE("Outreach offers care to people in distress and accompanies them to the first visit") {
  ProgramWorld world(outreach);
  std::vector<Persuaded> const found = persuaded(world, 10);
  REQUIRE(found.size() > 50);
  double distressed = 0.0;
  for (Persuaded const& person : found) {
    CHECK(person.request.coached == 1);
    CHECK(person.request.service != world.service(workers));  // the offer is care
    distressed += person.k6 >= 5.0 ? 1.0 : 0.0;
  }
  CHECK(distressed > 0.9 * static_cast<double>(found.size()));
}

TEST_CASE("Outreach meets only those who are eligible") {
  ProgramWorld world(outreach + "\neligible = { zones = [\"valley\"], youngest_age = 30 }");
  std::vector<Persuaded> const found = persuaded(world, 10);
  REQUIRE(found.size() > 15);  // most are met in the first weeks
  for (Persuaded const& person : found) {
    CHECK(person.zone == valley);
    CHECK(person.age >= 30);
  }
}

TEST_CASE("Outreach remembers whom it met for a year, and seeks others") {
  auto const most_met = [](double weight) {
    ProgramWorld world(outreach);
    world.compiled.evidence.programs->outreach_contacts_per_worker_week.value = 25.0;
    world.compiled.evidence.programs->met_again_weight.value = weight;
    world.staff();
    world.run_from("serve");
    world.live_on(52);
    std::map<Row, int> times;
    for (WorkerContact const& met : world.state.met) {
      ++times[met.row];
      CHECK(world.flow.context.week - met.week < 52);
    }
    CHECK(world.state.met.size() == Approx(52 * 50).epsilon(0.05));
    int again = 0;
    for (auto const& [row, number] : times) again += number - 1;
    return again;
  };
  int const memory = most_met(0.2), none = most_met(1.0);
  CHECK(none > 500);
  CHECK(memory < 0.7 * none);
}

TEST_CASE("People met within a year accept half as often, except from another program") {
  auto const persuaded_share = [](bool met_before, std::string const& by) {
    ProgramWorld world(outreach);
    EvidenceBase& e = world.compiled.evidence;
    e.programs->outreach_contacts_per_worker_week.value = 200.0;
    e.programs->met_again_weight.value = 1.0;
    e.programs->screen_cut_off_k6.value = 0.0;
    world.staff();
    world.run_from("serve");
    world.run_until("make_contacts");
    world.state.met = {};
    if (met_before)
      for (Row row = 0; row < world.state.residents.age.size(); ++row)
        world.state.met.add({row, world.flow.context.week - 10, hash_id(by)});
    world.state.met.merge_arrivals();
    std::size_t const waiting_before = world.state.requests.size();
    std::size_t const known = world.state.met.size();
    world.run("make_contacts");
    return static_cast<double>(world.state.requests.size() - waiting_before) /
           static_cast<double>(world.state.met.size() - known);
  };
  double const first = persuaded_share(false, workers);
  double const again = persuaded_share(true, workers);
  CHECK(first > 0.3);
  CHECK(again == Approx(0.5 * first).epsilon(0.2));
  CHECK(persuaded_share(true, "another/outreach") == first);
}

TEST_CASE("Workers who do not speak people's language reach them less") {
  auto const met_of_others = [](std::string const& languages) {
    ProgramWorld world(outreach + "\nlanguages = " + languages);
    world.compiled.evidence.programs->outreach_contacts_per_worker_week.value = 300.0;
    world.staff();
    world.run_from("serve");
    world.live_on(10);
    double others = 0.0, all = 0.0;
    for (WorkerContact const& met : world.state.met) {
      Access const access = world.compiled.access.at(world.state.residents.access[met.row]);
      others += access.language > 0 ? 1.0 : 0.0;
      all += 1.0;
    }
    REQUIRE(all > 1000.0);
    return others / all;
  };
  double const with = met_of_others("[\"en\", \"es\"]"), without = met_of_others("[\"en\"]");
  double const reach =
      std::exp(ProgramWorld(outreach).compiled.evidence.help_seeking->no_language.value);
  CHECK(with > 0.02);
  CHECK(without / with > reach);  // the few who remain are met repeatedly
  CHECK(without / with < 0.75);
}

TEST_CASE("Steered outreach goes where unmet need is; unsteered outreach goes everywhere") {
  auto const share_on_hill = [](std::string const& steered) {
    ProgramWorld world(outreach + "\nsteered = " + steered);
    world.compiled.evidence.programs->outreach_contacts_per_worker_week.value = 200.0;
    world.scenario.partnerships[0].knowledge = Knowledge::perfect;
    world.staff();
    world.run_from("serve");
    world.run_until("make_contacts");
    world.state.unmet_by_zone = {0.0, 50.0};
    auto const before = requests_by_row(world);
    world.run("make_contacts");
    double on_hill = 0.0, all = 0.0;
    for (auto const& [row, request] : requests_by_row(world)) {
      if (before.count(row) != 0) continue;
      all += 1.0;
      on_hill += zone_of(world, row) == hill ? 1.0 : 0.0;
    }
    REQUIRE(all > 5.0);
    return on_hill / all;
  };
  CHECK(share_on_hill("true") == 0.0);
  CHECK(share_on_hill("false") > 0.2);
}
