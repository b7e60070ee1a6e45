#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const school = "with/school_counseling";

}  // namespace

TEST_CASE("School counselors in post are paid, screen classes and talk with families") {
  ProgramWorld world(counselors);
  world.staff();
  ProgramsEvidence const& e = *world.compiled.evidence.programs;
  REQUIRE(world.filled(school) == Approx(2.0));
  CHECK(world.spent("school_counseling") ==
        Approx(2.0 * world.compiled.evidence.costs->school_counselor_year_usd / 52.0));
  REQUIRE(world.flow.effects.contacts.size() == 1);
  Contacts const& screening = world.flow.effects.contacts[0];
  CHECK(screening.number == Approx(2.0 * e.school_screens_per_counselor_week));
  CHECK(screening.screens);
  CHECK_FALSE(screening.at_risk_first);
  CHECK(screening.offers == world.service(school));
  REQUIRE(world.flow.effects.families.size() == 1);
  CHECK(world.flow.effects.families[0].told_share == Approx(double{e.school_family_share}));
  CHECK(world.flow.context.offers.start_logit[static_cast<std::size_t>(world.service(school))] ==
        Approx(double{e.school_start}));
}

TEST_CASE("Only pupils come to the counselors, and nearly all who are offered a place come") {
  ProgramWorld world(counselors, "[community]\nresidents = 8_000\n");
  int offered = 0, came = 0, asked = 0;
  for (int week = 0; week < 60; ++week) {
    world.run_until("serve");
    for (Request const& request : requests_for(world, school)) {
      ++asked;
      CHECK(is_eligible(world.state, world.flow.context, world.what(school).eligible, request.row));
      CHECK(world.state.residents.age[request.row] < 18);
    }
    auto const waiting_before = requests_for(world, school).size();
    world.run("serve");
    for (Visit const& visit : world.flow.events.visits)
      if (visit.service == world.service(school) && visit.number == 1) ++came;
    offered += static_cast<int>(waiting_before - requests_for(world, school).size());
    world.run("treat");
    world.run("turn_over_staff");
    world.run("post_accounts");
    ++world.week;
  }
  REQUIRE(asked > 30);
  REQUIRE(offered > 30);
  CHECK(came > 0.93 * offered);  // log odds of 0.35 + 3.0 after four weeks, more before: 97 %
}

TEST_CASE("Trauma-focused groups act on pupils with trauma, counseling on the others") {
  ProgramWorld world(counselors);
  ProgramsEvidence const& e = *world.compiled.evidence.programs;
  Residents const& r = world.state.residents;
  world.staff();
  auto const pupil = [&](bool trauma) {
    return world.somebody([&](Row row) {
      return r.age[row] < 18 && ((r.status[row] & has_trauma) != 0) == trauma &&
             r.access[row] % 3 == 0;  // English
    });
  };
  CHECK(world.effect_of_session(pupil(true), school) ==
        Approx(double{e.school_trauma_smd}).epsilon(0.01));
  CHECK(world.effect_of_session(pupil(false), school) ==
        Approx(double{e.school_smd}).epsilon(0.01));
  ProgramWorld plain(counselors + "\ntrauma_focused = false");
  plain.staff();
  CHECK(plain.effect_of_session(pupil(true), school) == Approx(double{e.school_smd}).epsilon(0.01));
}

TEST_CASE("Only adults at home hear of care when counseling begins") {
  ProgramWorld world(counselors);
  world.staff();
  world.compiled.evidence.programs->school_family_share.value = 1.0;
  Residents& r = world.state.residents;
  Row const pupil = world.somebody([&](Row row) {
    return r.age[row] < 18 && (r.household[row] >> 4) >= 3 && (r.household[row] & 15) > 0;
  });
  Row const first = pupil - (r.household[pupil] & 15u);
  Row const last = first + (r.household[pupil] >> 4);
  auto const before = r.awareness;
  world.flow.events.visits = {{pupil, static_cast<std::uint16_t>(world.service(school)), 1}};
  world.flow.effects.families[0].told_share = 1.0;
  world.run("treat");
  int told = 0;
  for (Row row = 0; row < r.age.size(); ++row) {
    bool const adult_at_home = row >= first && row < last && row != pupil && r.age[row] >= 18;
    if (adult_at_home) ++told;
    CHECK((r.awareness[row] > before[row]) == adult_at_home);
  }
  CHECK(told > 0);
}

TEST_CASE("A school keeps its share of pupils despite arrivals and departures") {
  ProgramWorld world(counselors, "[community]\nresidents = 8_000\n");
  world.live_on(52 * 8);  // all initial pupils have left school
  Residents const& r = world.state.residents;
  double pupils = 0.0, children = 0.0, elsewhere = 0.0;
  for (Row row = 0; row < r.age.size(); ++row) {
    if (r.cell[row] == world.compiled.cells.padding() || r.age[row] >= 18) continue;
    bool const in_valley = world.compiled.access.at(r.access[row]).zone == 1;
    bool const goes = is_pupil(world.state, world.flow.context, 2, row);
    if (in_valley) children += 1.0;
    if (goes) pupils += 1.0;
    if (goes && !in_valley) elsewhere += 1.0;
  }
  CHECK(children > 200.0);
  CHECK(elsewhere < 0.02 * pupils);  // movers may stay; members_share_elsewhere is 0
  CHECK(pupils / children == Approx(0.7).margin(0.08));  // its members_share
}
