#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town(double events_per_year) {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n");
  town.groups[0].discrimination_per_year = events_per_year;
  return town;
}

}  // namespace

TEST_CASE("Discrimination affects only members of the group, who trust clinics less") {
  World with(town(5.2)), without(town(0.0));
  with.begin_week(), without.begin_week();
  with.run("strike_events"), without.run("strike_events");
  Residents const& a = with.state.residents;
  Residents const& b = without.state.residents;
  EvidenceBase const& e = with.compiled.evidence;
  double members = 0.0, struck = 0.0;
  for (Row row = 0; row < a.age.size(); ++row) {
    if (a.cell[row] == with.compiled.cells.padding()) continue;
    bool const member = (with.compiled.cells.at(a.cell[row]).groups & 1u) != 0;
    members += member ? 1.0 : 0.0;
    if (a.shock[row] == b.shock[row]) {
      CHECK(a.trust_clinic[row] == b.trust_clinic[row]);
      continue;
    }
    CHECK(member);
    struck += 1.0;
    double const z = (a.shock[row] - b.shock[row]) / double{z_scale};
    CHECK(z >= 0.99 * e.distress->discrimination_z);
    CHECK(a.trust_clinic[row] <= b.trust_clinic[row] * (1.0 - e.trust->discrimination) + 0.51);
    CHECK(a.trust_clinic[row] < b.trust_clinic[row]);
    CHECK(a.trust_community[row] == b.trust_community[row]);
  }
  CHECK(struck / members == Approx(0.1).margin(0.03));
}

TEST_CASE("Without discrimination nothing changes, bit for bit") {
  World zero(town(0.0)),
      unsaid(small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n"));
  zero.live_on(20), unsaid.live_on(20);
  CHECK(digest(zero.state) == digest(unsaid.state));
}

TEST_CASE("After years of discrimination, members are worse off and go to clinics less") {
  World with(town(12.0)), without(town(0.0));
  with.live_on(156), without.live_on(156);
  double z[2] = {}, trust[2] = {};
  World const* worlds[] = {&with, &without};
  for (int i = 0; i < 2; ++i) {
    Residents const& r = worlds[i]->state.residents;
    double members = 0.0;
    for (Row row = 0; row < r.age.size(); ++row) {
      if (r.cell[row] == worlds[i]->compiled.cells.padding()) continue;
      if ((worlds[i]->compiled.cells.at(r.cell[row]).groups & 1u) == 0) continue;
      members += 1.0;
      z[i] += r.shock[row] / double{z_scale};
      trust[i] += r.trust_clinic[row] / double{trust_scale};
    }
    z[i] /= members, trust[i] /= members;
  }
  DistressEvidence const& e = *with.compiled.evidence.distress;
  // Events per week times their size times the mean duration of a shock.
  double const expected = 12.0 / 52.0 * e.discrimination_z * e.shock_half_life_weeks / 0.6931;
  CHECK(z[0] - z[1] == Approx(expected).epsilon(0.25));
  CHECK(trust[0] < trust[1] - 0.03);
}
