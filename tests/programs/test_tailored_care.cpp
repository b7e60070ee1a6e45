#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/evidence/treatment.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const care = "with/tailored_care";
std::string const by_workers = tailored + "\nby = \"health_workers\"";

/// A member of the Spanish-speaking community who does, or does not, need care in Spanish.
Row member(ProgramWorld const& world, bool needs_spanish) {
  Residents const& r = world.state.residents;
  return world.somebody([&](Row row) {
    bool const belongs = (world.compiled.cells.at(r.cell[row]).groups & 1u) != 0;
    return belongs && (world.compiled.access.at(r.access[row]).language != 0) == needs_spanish;
  });
}

}  // namespace

TEST_CASE("Tailored care is in the language and culture of its communities, and for them") {
  ProgramWorld world(tailored);
  Service const& service = world.what(care);
  CHECK(service.culture_of == 1);
  CHECK((service.languages & 2u) != 0);
  CHECK(service.eligible.groups == 1);
  ProgramWorld open(tailored + "\nopen_to_all = true");
  CHECK(open.what(care).eligible.groups == 0);
}

TEST_CASE("A match multiplies the effect of a session, a foreign language halves it") {
  ProgramWorld world(tailored);
  world.staff();
  TreatmentEvidence const& e = *world.compiled.evidence.treatment;
  for (bool const needs_spanish : {false, true})
    CHECK(world.effect_of_session(member(world, needs_spanish), care) ==
          Approx(e.therapy_smd * e.match_factor).epsilon(0.01));
  CHECK(world.effect_of_session(member(world, true), "therapists") ==
        Approx(e.therapy_smd * e.unmatched_language_factor).epsilon(0.01));
  CHECK(world.effect_of_session(member(world, false), "therapists") ==
        Approx(double{e.therapy_smd}).epsilon(0.01));
}

TEST_CASE("Health workers have the effect of their trial, whose clients were matched") {
  ProgramWorld world(by_workers);
  world.staff();
  TreatmentEvidence const& e = *world.compiled.evidence.treatment;
  CHECK(world.what(care).role == Role::community_health_worker);
  CHECK(world.effect_of_session(member(world, true), care) ==
        Approx(double{e.health_worker_smd}).epsilon(0.01));
}

TEST_CASE("More first visits are kept at a place where people go anyway, not at a clinic") {
  ProgramWorld at_center(tailored + "\nhost = \"center\""),
      at_clinic(tailored + "\nhost = \"town-clinic\"");
  for (ProgramWorld* world : {&at_center, &at_clinic}) world->staff();
  auto const start = [](ProgramWorld const& world) {
    return world.flow.context.offers.start_logit[static_cast<std::size_t>(world.service(care))];
  };
  CHECK(start(at_center) == Approx(double{at_center.compiled.evidence.care->start_colocated}));
  CHECK(start(at_clinic) == 0.0);
}

TEST_CASE("Tailored care costs its staff") {
  ProgramWorld therapists(tailored), health_workers(by_workers);
  therapists.staff();
  health_workers.staff();
  EvidenceBase const& e = health_workers.compiled.evidence;
  CHECK(therapists.spent("tailored_care") ==
        Approx(2.0 * e.costs->therapy_session_usd * slots_per_fte_week(Role::therapist, e)));
  CHECK(health_workers.spent("tailored_care") ==
        Approx(2.0 * e.costs->health_worker_year_usd / 52.0));
}

TEST_CASE("A community gets much more care if care is tailored to it") {
  std::string const horizon = for_weeks(60, 26, 1) + "[community]\nresidents = 6_000\n";
  Results const results =
      collect({small_town(horizon + partnership("with", tailored, 0), "tailored")});
  auto const group = [&](std::string const& scenario, std::string const& name) {
    std::vector<double> const all = results.values(scenario, "sessions_delivered");
    double sum = 0.0;
    for (Dimension const& d : results.layout.dimensions) {
      if (d.name != "stratum") continue;
      std::size_t const strata = d.size();
      auto const at = static_cast<std::size_t>(std::find(d.labels.begin(), d.labels.end(), name) -
                                               d.labels.begin());
      REQUIRE(at < strata);
      for (std::size_t week = 0; week < 60; ++week) sum += all[week * strata + at];
    }
    return sum;
  };
  CHECK(group("tailored", "group:spanish-speaking") >
        1.5 * group("usual-care", "group:spanish-speaking"));
}
