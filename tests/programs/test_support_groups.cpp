#include <cmath>
#include <map>

#include "kith/evidence/costs.hpp"
#include "kith/evidence/distress.hpp"
#include "kith/evidence/programs.hpp"
#include "program_world.hpp"
#include "tests/catch.hpp"

using namespace kith;
using namespace kith::test;

namespace {

char const* const meetings = "with/support_groups";

}  // namespace

TEST_CASE("Groups have the hours and places in the evidence, and cost their facilitators") {
  ProgramWorld world(groups);
  world.staff();
  ProgramsEvidence const& e = *world.compiled.evidence.programs;
  double const fte = 4.0 * e.group_hours_per_week / 40.0;
  CHECK(world.filled(meetings) == Approx(fte));
  CHECK(world.filled(meetings) *
            course_of(Role::group_facilitator, world.compiled.evidence).clients_per_fte ==
        Approx(4.0 * e.group_places));
  CHECK(world.spent("support_groups") ==
        Approx(fte * world.compiled.evidence.costs->group_facilitator_year_usd / 52.0));
  REQUIRE(world.flow.effects.tie_making.size() == 1);
  CHECK(world.flow.effects.tie_making[0].per_meeting == Approx(double{e.group_ties_per_meeting}));
}

TEST_CASE("A meeting has the effect of befriending, as support and not as treatment") {
  ProgramWorld world(groups);
  world.staff();
  Row const row = world.somebody([](Row) { return true; });
  CHECK(world.effect_of_session(row, meetings) ==
        Approx(double{world.compiled.evidence.programs->group_smd}).epsilon(0.01));
  CHECK(world.state.residents.therapy[row] == 0);
  CHECK(world.state.residents.since_supported[row] == 0);
  CHECK(world.state.residents.since_treated[row] == 255);
}

TEST_CASE("Groups never hold more people than they have places") {
  ProgramWorld world(groups, "[community]\nresidents = 8_000\n");
  double most = 0.0;
  for (int week = 0; week < 60; ++week) {
    world.live_on(1);
    most = std::max(most, world.service_state(meetings).clients);
    double const places = 4.0 * world.compiled.evidence.programs->group_places;
    REQUIRE(world.service_state(meetings).clients <= places);
  }
  CHECK(most > 5.0);
}

TEST_CASE("Ties made in groups are mutual, counted, and end when people leave") {
  ProgramWorld world("support_groups:groups_per_week = 20", "[community]\nresidents = 8_000\n");
  world.compiled.evidence.programs->group_ties_per_meeting.value = 0.2;
  Residents const& r = world.state.residents;
  auto const at_first = r.ties;
  std::size_t most = 0, least_after = 1000000;
  for (int week = 0; week < 80; ++week) {
    world.live_on(1);
    std::map<Row, int> made;
    for (MadeTie const& tie : world.state.made_ties) {
      ++made[tie.row];
      bool mirrored = false;
      world.state.made_ties.each_of(
          tie.other, [&](MadeTie const& back) { mirrored |= back.other == tie.row; });
      REQUIRE(mirrored);
    }
    for (Row row = 0; row < r.ties.size(); ++row)
      REQUIRE(r.ties[row] == at_first[row] + (made.count(row) != 0 ? made[row] : 0));
    most = std::max(most, world.state.made_ties.size());
    if (week == 60) world.compiled.evidence.programs->made_tie_ends_per_week.value = 1.0;
    if (week > 61) least_after = std::min(least_after, world.state.made_ties.size());
  }
  CHECK(most > 40);
  CHECK(least_after < most / 4);  // only ties made this week remain
}

TEST_CASE("A first friend lifts the burden of isolation") {
  ProgramWorld world(groups);
  world.staff();
  Residents& r = world.state.residents;
  Row const lonely = world.somebody([&](Row row) { return r.ties[row] == 1; });
  Row const other = world.somebody([&](Row row) { return r.ties[row] > 3; });
  std::int16_t const before = r.level[lonely];
  world.flow.effects.tie_making[0].per_meeting = 2.0;  // both make a tie
  auto const group = static_cast<std::uint16_t>(world.service(meetings));
  world.flow.events.visits = {{lonely, group, 2}, {other, group, 2}};
  for (int week = 0; week < 20 && world.state.made_ties.size() == 0; ++week) {
    world.run("treat");  // each draws one of the two, possibly themselves
    ++world.flow.context.clock;
  }
  REQUIRE(world.state.made_ties.size() == 2);
  CHECK((before - r.level[lonely]) / double{z_scale} ==
        Approx(double{world.compiled.evidence.distress->isolation_shift_z}).margin(0.001));
}

TEST_CASE("Ties to people who are well ease the state by a weekly share of a year's influence") {
  ProgramWorld world(groups);
  world.staff();
  Residents& r = world.state.residents;
  world.compiled.evidence.distress->tie_influence_z_per_year.value = 52.0;  // one z a week
  Row const ill = world.somebody([&](Row row) { return r.seen_z[row] > 128 + 40; });
  Row const well = world.somebody([&](Row row) { return r.seen_z[row] < 128 - 20; });
  world.state.made_ties.add({ill, well});
  world.state.made_ties.add({well, ill});
  world.state.made_ties.merge_arrivals();
  double const gap = (r.seen_z[well] - r.seen_z[ill]) / double{shown_scale};
  double const weight = std::sqrt(1.0 - world.compiled.evidence.distress->trait_share);
  std::int16_t const ill_before = r.state[ill];
  std::int16_t const well_before = r.state[well];
  world.flow.effects.clear();
  world.run("make_contacts");
  CHECK((r.state[ill] - ill_before) / double{z_scale} ==
        Approx(gap / weight / r.ties[ill]).margin(0.001));
  CHECK((r.state[well] - well_before) / double{z_scale} ==
        Approx(-gap / weight / r.ties[well] * world.compiled.evidence.distress->worse_tie_factor)
            .margin(0.001));
}
