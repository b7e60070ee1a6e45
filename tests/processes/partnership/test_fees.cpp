#include <cmath>

#include "kith/evidence/costs.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_fees(std::string const& billed) {
  std::string text = partnership("with", clinic, 0);
  text.insert(text.find("established"), billed + "\n");
  return small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 6_000\n" + text);
}

}  // namespace

TEST_CASE("Insurance payments for sessions come in and cover the partnership's spending") {
  World world(town_with_fees("billed_share = 0.5"));
  double const price = world.compiled.evidence.costs->therapy_session_usd;
  std::size_t const program = program_index("colocated_clinic");
  double fees_in_all = 0.0;
  for (int week = 0; week < 60; ++week) {
    world.live_on(1);
    double fees = 0.0;
    for (Visit const& visit : world.flow.events.visits) {
      if (visit.service == no_service || !world.compiled.services[visit.service].program) continue;
      Cell const cell = world.compiled.cells.at(world.state.residents.cell[visit.row]);
      if (cell.coverage != 3) fees += 0.5 * price;
    }
    PartnershipState const& p = world.state.partnerships[0];
    REQUIRE(p.money_in_usd == Approx(900000.0 / 52.0 + fees));
    double by_insurers = 0.0, by_partnership = 0.0;
    for (auto const& row : world.flow.accounts.by_program)
      by_partnership += row[static_cast<std::size_t>(Payer::partnership)];
    for (std::size_t payer = 0; payer < 3; ++payer)
      by_insurers += world.flow.accounts.by_program[program][payer];
    REQUIRE(by_insurers == Approx(fees).margin(1e-6));
    REQUIRE(by_partnership == Approx(p.money_out_usd - fees).margin(1e-6));
    REQUIRE(world.flow.accounts.by_program[program][3] == 0.0);  // the uninsured pay nothing
    fees_in_all += fees;
  }
  CHECK(fees_in_all > 10000.0);
}

TEST_CASE("A partnership that bills nobody receives only the grant") {
  World world(town_with_fees(""));
  for (int week = 0; week < 30; ++week) {
    world.live_on(1);
    REQUIRE(world.state.partnerships[0].money_in_usd == Approx(900000.0 / 52.0));
  }
}
