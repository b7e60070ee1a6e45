#include <cmath>
#include <numeric>

#include "kith/evidence/care.hpp"
#include "kith/evidence/treatment.hpp"
#include "queues.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Clients leave a course per contact, however many weeks lie between contacts") {
  constexpr int people = 4000, contacts = 10;
  constexpr double leaves = 0.05;
  double const expected = std::pow(1.0 - leaves, contacts - 1);  // nobody leaves before the first
  for (double const weeks : {10.0, 30.0}) {
    PureQueues town(1, people, leaves, 0.0, 2 * people);
    town.world.compiled.evidence.care->worker_contacts.value = contacts;
    town.world.compiled.evidence.care->worker_course_weeks.value = weeks;
    town.begin();
    for (int i = 0; i < people; ++i) town.ask(0);
    town.serve_week();
    int completed = 0;
    for (int week = 0; week < 200; ++week) {
      ++town.world.week;
      town.begin();
      town.serve_week();
      for (Visit const& visit : town.world.flow.events.visits)
        completed += visit.number == contacts;
    }
    CAPTURE(weeks, completed);
    CHECK(town.world.state.episodes.size() == 0);
    CHECK(std::abs(completed - people * expected) <
          4.0 * std::sqrt(people * expected * (1.0 - expected)));
  }
}

TEST_CASE("All contacts of a course add up to the effect of its trials") {
  for (int const contacts : {6, 10, 16}) {
    Scenario town = PureQueues::town(1, 1.0, 0.0, 0.0, 500);
    town.evidence.care->worker_contacts.value = contacts;
    town.evidence.treatment->undiluted_share.value = 0.0;
    World const world(std::move(town));
    REQUIRE(world.compiled.services[0].role == Role::peer_specialist);
    double sum = 0.0;
    for (int n = 1; n <= contacts; ++n)
      sum += world.compiled.session_gain[static_cast<std::size_t>(n)];
    CHECK(sum * world.compiled.course_effects[0].smd ==
          Approx(double{world.compiled.evidence.treatment->peer_smd}));
  }
}

TEST_CASE("The course restores the effect that non-attendance took from trials, to a limit") {
  auto const peer_course = [](double none_share, double undiluted_share) {
    Scenario town = PureQueues::town(1, 1.0, 0.0, 0.0, 500);
    town.evidence.trial_attendance->peer_none_share.value = none_share;
    town.evidence.trial_attendance->peer_contacts.value = 10.0;
    town.evidence.trial_attendance->peer_planned.value = 10.0;
    town.evidence.treatment->undiluted_share.value = undiluted_share;
    return World(std::move(town)).compiled.course_effects[0].smd;
  };
  CHECK(peer_course(0.2, 0.0) == Approx(peer_course(0.0, 1.0)));
  CHECK(peer_course(0.2, 1.0) ==
        Approx(peer_course(0.0, 1.0) / 0.8));  // four of five had the full course
  CHECK(peer_course(0.2, 0.5) == Approx(peer_course(0.0, 1.0) * (1.0 + 0.5 * (1.0 / 0.8 - 1.0))));
  CHECK(peer_course(0.9, 1.0) == Approx(peer_course(0.0, 1.0) * 1.5));
}

TEST_CASE("Programs of one agency and kind of care are equally good in a replicate") {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[run]\nparameters = \"draws\"\n");
  CHECK(town.run.parameters == ParameterMode::draws);
  double sum = 0.0, squares = 0.0;
  constexpr int replicates = 60;
  PopulationIndex const people = index_population(synthesize(town, World::draws_of(town, 0)));
  for (int replicate = 0; replicate < replicates; ++replicate) {
    CompiledScenario const compiled =
        compile_scenario(town, town.evidence, World::draws_of(town, replicate), people);
    REQUIRE(compiled.services[0].organization == compiled.services[1].organization);
    REQUIRE(compiled.services[0].role == Role::therapist);
    REQUIRE(compiled.services[1].role == Role::therapist);
    double const smd = compiled.course_effects[0].smd;
    CHECK(compiled.course_effects[1].smd == smd);
    double const off = smd - compiled.evidence.treatment->therapy_smd;
    sum += off, squares += off * off;
  }
  double const sd = std::sqrt(squares / replicates);
  TreatmentEvidence const& e = *town.evidence.treatment;
  double const expected = e.therapy_tau * std::sqrt(double{e.tau_of_programs_share});
  CHECK(std::abs(sum / replicates) < 4.0 * expected / std::sqrt(double{replicates}));
  CHECK(sd == Approx(expected).epsilon(4.0 / std::sqrt(2.0 * replicates)));
  town.run.parameters = ParameterMode::central;
  World const central(town);
  CHECK(central.compiled.course_effects[0].smd == double{e.therapy_smd});
}

TEST_CASE("Benefit of care persists while care continues, and halves in a year after its end") {
  World world(small_town("[time]\nsettling_weeks = 0\n"));
  Residents& r = world.state.residents;
  constexpr auto z = static_cast<std::uint16_t>(0.5F * benefit_scale);
  world.live_on(1);
  for (Row row = 0; row < 64; ++row) {
    r.status[row] = row % 2 == 0 ? in_episode | supported : 0;
    r.therapy[row] = r.support[row] = z;
  }
  world.begin_week();
  world.run("update_residents");
  double const kept = std::exp2(-1.0 / world.compiled.evidence.treatment->half_life_weeks);
  for (Row row = 0; row < 64; row += 2) {
    CHECK(r.therapy[row] == z);
    CHECK(r.support[row] == z);
    CHECK(r.therapy[row + 1] == Approx(z * kept).margin(1.0));
    CHECK(r.support[row + 1] == Approx(z * kept).margin(1.0));
  }
}

namespace {

/// Visits by week since the start, for clients who all come and never leave.
std::vector<int> visits_by_week(CourseLength const& course, int clients) {
  PureQueues town(1, clients, 0.0, 0.0, 2 * clients);
  town.world.compiled.services[0].course = course;
  town.begin();
  for (int i = 0; i < clients; ++i) town.ask(0);
  std::vector<int> by_week;
  for (int week = 0; week < 40; ++week) {
    town.serve_week();
    by_week.push_back(static_cast<int>(town.world.flow.events.visits.size()));
    ++town.world.week;
    town.begin();
  }
  CHECK(town.world.state.episodes.size() == 0);
  return by_week;
}

int between(std::vector<int> const& by_week, int from, int to) {
  return std::accumulate(by_week.begin() + from, by_week.begin() + to, 0);
}

}  // namespace

TEST_CASE("A program may set its own number of contacts and weeks") {
  auto const visits = visits_by_week({.contacts = 4.0, .weeks = 4.0}, 200);
  for (int week = 0; week < 4; ++week) CHECK(visits[static_cast<std::size_t>(week)] == 200);
  CHECK(between(visits, 4, 40) == 0);
}

TEST_CASE("A course may see its clients more often at the start") {
  auto const even = visits_by_week({.contacts = 8.0, .weeks = 16.0}, 500);
  auto const front = visits_by_week({.contacts = 8.0, .weeks = 16.0, .first_half_weeks = 4.0}, 500);
  CHECK(between(front, 0, 4) == 4 * 500);
  CHECK(between(even, 0, 4) < 0.7 * 4 * 500);  // one at once, then one every two weeks
  CHECK(between(front, 0, 40) == 8 * 500);
  // The other four contacts are spread over the other twelve weeks: 1 in 3 weeks.
  CHECK(std::abs(front[5] - 500 / 3) < 4 * std::sqrt(500.0 * 2 / 9));
}

TEST_CASE("A post has as many clients of a program's course as its contacts allow") {
  Service service;
  service.role = Role::peer_specialist;
  Scenario const town = small_town();
  EvidenceBase const& evidence = town.evidence;
  Course const usual = course_of(service, evidence);
  service.course.weeks = 2.0 * usual.weeks;
  Course const slow = course_of(service, evidence);
  CHECK(slow.contacts == usual.contacts);
  CHECK(slow.clients_per_fte == Approx(2.0 * usual.clients_per_fte));
}
