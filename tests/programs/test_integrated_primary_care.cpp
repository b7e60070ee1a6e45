#include <cmath>
#include <set>

#include "kith/evidence/care.hpp"
#include "kith/evidence/costs.hpp"
#include "kith/evidence/programs.hpp"
#include "kith/processes/week_events.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const managers = "with/integrated_primary_care";

/// Events of this week, over adults and youths.
double of_everybody(World const& world, Flow flow) {
  std::vector<FlowCounts> const flows = flows_by_stratum(world.flow);
  double sum = 0.0;
  for (std::size_t s = 0; s < flows.size(); ++s)
    if (world.strata.names[s] == "adults" || world.strata.names[s] == "age:10-17")
      sum += flows[s][static_cast<std::size_t>(flow)];
  return sum;
}

}  // namespace

TEST_CASE("Care managers are paid by post and see patients for half a year") {
  ProgramWorld world(integrated);
  world.staff();
  EvidenceBase const& e = world.compiled.evidence;
  CHECK(world.filled(managers) == Approx(2.0));
  CHECK(world.spent("integrated_primary_care") ==
        Approx(2.0 * e.programs->collaborative_clients * e.costs->collaborative_place_year_usd /
               52.0));
  Course const course = course_of(Role::care_manager, e);
  CHECK(course.clients_per_fte == Approx(double{e.programs->collaborative_clients}));
  CHECK(course.contacts / course.weeks == Approx(12.0 / 26.0));
  REQUIRE(world.flow.effects.screenings.size() == 1);
  CHECK(world.flow.effects.screenings[0].offers == world.service(managers));
}

TEST_CASE("Practices screen as many patients as come, and only their own patients") {
  ProgramWorld world("integrated_primary_care:panel_share = 0.25\npractice = \"town-clinic\"",
                     "[community]\nresidents = 10_000\n" +
                         number_of("population", "moved_per_year", 0.0) +
                         number_of("help_seeking", "distance_per_minute", 0.0));
  world.staff();
  auto const insured = double{world.compiled.evidence.primary_care->visit_insured_per_week};
  double visits = 0.0;
  std::set<Row> asked;
  int const weeks = 40;
  for (int week = 0; week < weeks; ++week) {
    world.run_until("serve");
    visits += of_everybody(world, Flow::contacts);
    for (Request const& request : requests_for(world, managers)) asked.insert(request.row);
    world.run_from("serve");
  }
  // A quarter of 10,000 people; about one in ten is uninsured and comes less often.
  CHECK(visits / weeks < 2500 * insured);
  CHECK(visits / weeks > 2500 * insured * 0.85);
  REQUIRE(asked.size() > 40);
  for (Row const row : asked)  // every fourth row of a zone
    for (ZoneRows const& rows : world.compiled.zone_rows)
      if (row >= rows.first && row < rows.first + rows.residents)
        CHECK((row - rows.first) % 4 == 2);
}

TEST_CASE("Collaborative care has its own effect and counts as treatment") {
  ProgramWorld world(integrated);
  world.staff();
  Row const row = world.somebody([](Row) { return true; });
  CHECK(world.effect_of_session(row, managers) ==
        Approx(double{world.compiled.evidence.programs->collaborative_smd}).epsilon(0.01));
  CHECK(world.state.residents.since_treated[row] == 0);
  CHECK(world.state.residents.since_counseled[row] == 255);
}

TEST_CASE("Care managers arrange visits for physical health, which coverage pays") {
  ProgramWorld world(integrated, "[community]\nresidents = 10_000\n");
  std::size_t const program = program_index("integrated_primary_care");
  double begun = 0.0, arranged = 0.0, paid = 0.0;
  for (int week = 0; week < 52; ++week) {
    world.live_on(1);
    for (Visit const& visit : world.flow.events.visits)
      begun += visit.service == world.service(managers) && visit.number == 1 ? 1.0 : 0.0;
    arranged += of_everybody(world, Flow::physical_visits);
    auto const& accounts = world.flow.accounts.by_program[program];
    for (std::size_t payer = 0; payer < payer_count; ++payer)
      paid += static_cast<Payer>(payer) == Payer::partnership ? 0.0 : accounts[payer];
  }
  double const share = world.compiled.evidence.programs->collaborative_physical_share;
  REQUIRE(begun > 100.0);
  CHECK(std::abs(arranged - share * begun) < 4.0 * std::sqrt(share * (1.0 - share) * begun));
  CHECK(paid == Approx(arranged * world.compiled.evidence.costs->primary_care_visit_usd));
}

TEST_CASE("Integrated care treats more of those in need, whom practices would have overlooked") {
  std::string const horizon = for_weeks(78, 30, 1) + "[community]\nresidents = 6_000\n";
  Results const results =
      collect({small_town(horizon + partnership("with", integrated, 0), "integrated")});
  double const usual = results.adults("usual-care", "treated_past_year_share", 60, 78);
  double const with = results.adults("integrated", "treated_past_year_share", 60, 78);
  CHECK(with > usual + 0.05);
  CHECK(results.adults("integrated", "k6_mean", 60, 78) <
        results.adults("usual-care", "k6_mean", 60, 78));
}
