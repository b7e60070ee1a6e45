#include <cmath>

#include "kith/outcomes/observer.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town in week 100 with an empty log of waits.
World& quiet_town() {
  static World world(small_town("[time]\nsettling_weeks = 0\n"));
  world.flow.context.week = 100;
  world.state.wait_log.clear();
  return world;
}

/// The first adult's row.
Row adult_row(World const& world) {
  Row row = 0;
  while ((world.state.residents.status[row] & adult) == 0) ++row;
  return row;
}

void log(World& world, int times, Week requested, int outcome, int weeks,
         KindOfCare kind = KindOfCare::therapist) {
  Row const who = adult_row(world);
  for (int i = 0; i < times; ++i)
    world.state.wait_log.push_back({short_week(requested), world.state.residents.cell[who],
                                    world.state.residents.access[who],
                                    static_cast<WaitEnd>(outcome), static_cast<std::uint8_t>(weeks),
                                    EntryRoute::referred, kind});
}

double at(FateShares const& shares, Fate fate) {
  return shares[static_cast<std::size_t>(fate)];
}

}  // namespace

TEST_CASE("Waits of a hand-made log: leaving is a competing event, open requests are censored") {
  World& world = quiet_town();
  log(world, 20, 80, 1, 2);   // started after 2 weeks
  log(world, 10, 80, 2, 5);   // left after 5
  log(world, 10, 80, 1, 12);  // started after 12
  log(world, 10, 80, 1, 15);  // started after 15
  Waits const waits = waits_of(world.state, world.flow.context)[0];
  CHECK(waits.started_share == Approx(0.8));  // 40 of 50, nobody censored
  CHECK(waits.median == 2.0);                 // half of those who start (0.4) start by week 2
  CHECK(waits.p90 == 15.0);
}

TEST_CASE("Open requests leave the risk set when their time is up") {
  World& world = quiet_town();
  log(world, 20, 80, 1, 2);
  log(world, 20, 96, 0, 0);  // open for 4 weeks
  log(world, 20, 80, 1, 6);
  Waits const waits = waits_of(world.state, world.flow.context)[0];
  // One third start in week 2; all 20 who remain after the open ones start in week 6.
  CHECK(waits.started_share == Approx(1.0));
  CHECK(waits.median == 6.0);
}

TEST_CASE("Waits are given for 30 requests of the last 26 weeks and not for fewer") {
  World& world = quiet_town();
  log(world, 29, 90, 1, 1);
  log(world, 50, 74, 1, 1);  // 26 weeks ago: too old
  CHECK(std::isnan(waits_of(world.state, world.flow.context)[0].median));
  log(world, 1, 75, 1, 1);
  CHECK(waits_of(world.state, world.flow.context)[0].median == 1.0);
  world.state.wait_log.clear();
  log(world, 40, 90, 2, 1);  // nobody ever starts
  CHECK(waits_of(world.state, world.flow.context)[0].started_share == 0.0);
}

TEST_CASE("Requests made 12 to 38 weeks ago are seen, left or waiting: shares that add up to 1") {
  World& world = quiet_town();
  log(world, 10, 80, 1, 0), log(world, 10, 80, 1, 4);   // seen within 4 weeks
  log(world, 5, 80, 1, 5), log(world, 5, 80, 1, 12);    // seen in 4 to 12 weeks
  log(world, 8, 63, 1, 13);                             // seen later
  log(world, 20, 80, 2, 3), log(world, 10, 80, 3, 30);  // gave up; missed the visit
  log(world, 12, 88, 0, 0);                             // still waiting
  log(world, 50, 89, 1, 1), log(world, 50, 62, 1, 1);   // too recent; too old
  FateShares const shares = waits_of(world.state, world.flow.context)[0].fates;
  CHECK(at(shares, Fate::seen_within_4) == Approx(20.0 / 80));
  CHECK(at(shares, Fate::seen_within_12) == Approx(10.0 / 80));
  CHECK(at(shares, Fate::seen_later) == Approx(8.0 / 80));
  CHECK(at(shares, Fate::left_unseen) == Approx(30.0 / 80));
  CHECK(at(shares, Fate::still_waiting) == Approx(12.0 / 80));
}

TEST_CASE("Waits are given by kind of care, but not for fewer than 30 requests for it") {
  World& world = quiet_town();
  log(world, 30, 80, 1, 2, KindOfCare::prescriber);
  log(world, 30, 80, 2, 9, KindOfCare::helper);
  log(world, 29, 80, 1, 1, KindOfCare::general_medical);
  Waits const waits = waits_of(world.state, world.flow.context)[0];
  auto const shares = [&](KindOfCare kind) {
    return waits.fates_by_kind[static_cast<std::size_t>(kind)];
  };
  CHECK(at(shares(KindOfCare::prescriber), Fate::seen_within_4) == 1.0);
  CHECK(waits.median_by_kind[static_cast<std::size_t>(KindOfCare::prescriber)] == 2.0);
  CHECK(at(shares(KindOfCare::helper), Fate::left_unseen) == 1.0);
  for (double const none : shares(KindOfCare::general_medical)) CHECK(std::isnan(none));
  for (double const none : shares(KindOfCare::therapist)) CHECK(std::isnan(none));
  CHECK(at(waits.fates, Fate::seen_within_4) == Approx(59.0 / 89));
}

TEST_CASE("A request is remembered with the kind of its service until 38 weeks have passed") {
  World world(small_town("[time]\nsettling_weeks = 0\n"));
  world.live_on(60);
  std::array<int, kind_of_care_count> requests{};
  Week oldest = world.week;
  for (WaitRecord const& record : world.state.wait_log) {
    ++requests[static_cast<std::size_t>(record.kind)];
    oldest = std::min<Week>(oldest, record.requested);
  }
  CHECK(world.week - 1 - oldest == wait_log_weeks - 1);
  for (Request const& request : world.state.requests) {
    if (request.record < world.state.wait_log_first) continue;
    WaitRecord const& record = world.state.wait_log[request.record - world.state.wait_log_first];
    Role const role = world.compiled.services[request.service].role;
    REQUIRE(record.kind == kind_of_care(role));
  }
  CHECK(requests[static_cast<std::size_t>(KindOfCare::therapist)] > 0);
  CHECK(requests[static_cast<std::size_t>(KindOfCare::prescriber)] > 0);
}

TEST_CASE("Waits are given by stratum") {
  World& world = quiet_town();
  log(world, 40, 90, 1, 3);
  std::vector<Waits> const waits = waits_of(world.state, world.flow.context);
  Row const who = adult_row(world);
  std::vector<std::uint8_t> own;
  world.strata.each_margin(world.state.residents.cell[who], world.state.residents.access[who],
                           [&](std::size_t margin) {
                             auto const& of = world.strata.of_margin[margin];
                             own.insert(own.end(), of.begin(), of.end());
                           });
  for (std::size_t s = 0; s < waits.size(); ++s) {
    bool const mine = std::find(own.begin(), own.end(), s) != own.end();
    CHECK(std::isnan(waits[s].median) != mine);
  }
}
