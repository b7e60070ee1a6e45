#include <cmath>

#include "kith/evidence/joint_work.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_gatekeepers(std::string const& training, int residents = 6000) {
  return small_town(
      "[time]\nsettling_weeks = 0\n[community]\nresidents = " + std::to_string(residents) + "\n" +
      partnership("with", "gatekeeper_training:" + training, 0));
}

}  // namespace

TEST_CASE("The number of gatekeepers rises with training and falls as training fades") {
  World world(town_with_gatekeepers("trained_per_year = 104\nends_after_weeks = 104"));
  double const keep = std::exp2(-1.0 / world.compiled.evidence.gatekeepers->half_life_weeks);
  double expected = 0.0;
  for (int week = 0; week < 104; ++week) {
    world.live_on(1);
    expected = expected * keep + 2.0;
    REQUIRE(world.state.partnerships[0].gatekeepers == Approx(expected).epsilon(1e-9));
  }
  world.live_on(52);
  CHECK(world.state.partnerships[0].gatekeepers == Approx(expected / 2.0).epsilon(1e-9));
}

// Mental Health First Aid lowers stigma by 0.08 to 0.14 SD (gatekeepers.stigma_sd, Morgan 2018).
TEST_CASE("Training lowers the stigma of those trained and raises their awareness") {
  World world(town_with_gatekeepers("trained_per_year = 5200"));
  world.run_until("serve");
  world.run_from("serve");
  world.run_until("serve");
  auto const stigma = world.state.residents.stigma;
  auto const awareness = world.state.residents.awareness;
  train(world.state, world.flow.context, world.flow.effects);
  double changed = 0.0, lost = 0.0;
  Residents const& r = world.state.residents;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.stigma[row] == stigma[row]) continue;
    changed += 1.0;
    lost += (stigma[row] - r.stigma[row]) / double{stigma_scale};
    CHECK(r.age[row] >= 18);
    CHECK(r.memberships[row] != 0);
    CHECK(r.awareness[row] > awareness[row]);
  }
  CHECK(changed > 80.0);
  CHECK(lost / changed > 0.08);
  CHECK(lost / changed < 0.14);
}

TEST_CASE("Trained people notice members in distress, and some of them ask for care") {
  World world(town_with_gatekeepers("trained_per_year = 1000"));
  world.live_on(40);
  double offers = 0.0, contacts = 0.0, expected = 0.0;
  for (int week = 0; week < 40; ++week) {
    double const notice = world.compiled.evidence.gatekeepers->notices_per_year;
    expected += world.state.partnerships[0].gatekeepers * notice / 52.0;
    world.live_on(1);
    for (std::size_t s = 0; s < world.strata.names.size(); ++s)
      if (world.strata.names[s] == "adults" || world.strata.names[s] == "age:10-17") {
        offers += flows_by_stratum(world.flow)[s][static_cast<std::size_t>(Flow::offers)];
        contacts += flows_by_stratum(world.flow)[s][static_cast<std::size_t>(Flow::contacts)];
      }
  }
  CHECK(contacts == Approx(expected).epsilon(0.02));
  CHECK(offers > 20.0);
  CHECK(offers < 0.3 * contacts);
}

TEST_CASE("Clinicians trained in cultural competence reach part of the gain of a shared culture") {
  World world(town_with_gatekeepers(
      "trained_per_year = 0\nclinicians_per_year = 100\nproviders = [\"therapists\"]\n"
      "cultures = [\"veterans\"]"));
  world.live_on(12);
  double const share = world.compiled.evidence.gatekeepers->competence_share_of_match;
  bool found = false;
  for (Competence const& known : world.flow.effects.competences) {
    CHECK(world.compiled.services[static_cast<std::size_t>(known.service)].id == "therapists");
    CHECK(known.share > 0.5 * share);
    CHECK(known.share <= share);
    found = true;
  }
  CHECK(found);
  double filled = 0.0;
  for (Post const& post : world.state.services[0].posts) filled += post.filled ? post.fte : 0;
  CHECK(world.state.partnerships[0].competent <= filled + 0.1);
  CHECK(world.state.partnerships[0].gatekeepers == 0.0);
}
