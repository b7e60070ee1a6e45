#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/evidence/treatment.hpp"
#include "queues.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Courses lose clients by the contact, however many weeks lie between them") {
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
  auto const peer = static_cast<std::size_t>(Role::peer_specialist);
  for (int const contacts : {6, 10, 16}) {
    Scenario town = PureQueues::town(1, 1.0, 0.0, 0.0, 500);
    town.evidence.care->worker_contacts.value = contacts;
    World const world(std::move(town));
    double sum = 0.0;
    for (int n = 1; n <= contacts; ++n)
      sum += world.compiled.session_gain[static_cast<std::size_t>(n)];
    CHECK(sum / world.compiled.course_gain[peer] == Approx(1.0));
  }
  World const endless(PureQueues::town(1, 1.0, 0.0, 0.0, 500));  // tends to the whole, as therapy
  CHECK(endless.compiled.course_gain[peer] == Approx(1.0));
  CHECK(endless.compiled.course_gain[static_cast<std::size_t>(Role::therapist)] == 1.0);
}

TEST_CASE("What care gave stays while it goes on, and halves in a year once it has ended") {
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
