#include <atomic>

#include "kith/processes/care/requests.hpp"
#include "kith/processes/parallel_for.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

TEST_CASE("Ranges hold every row once") {
  World const town(nation(400'000));
  auto const ranges = ranges_of(town.compiled);
  REQUIRE(ranges.size() == 4);
  CHECK(ranges.front().first_row == 0);
  CHECK(ranges.back().last_row == town.state.residents.age.size());
  CHECK(ranges.back().last_block == town.compiled.blocks.size());
  for (std::size_t k = 0; k < ranges.size(); ++k) {
    CHECK(ranges[k].number == k);
    if (k > 0) CHECK(ranges[k].first_row == ranges[k - 1].last_row);
    CHECK(range_of(ranges, ranges[k].first_row).number == k);
    CHECK(range_of(ranges, ranges[k].last_row - 1).number == k);
  }
}

TEST_CASE("Blocks and ranges hold every row of a nation once") {
  World const town(nation(1'000));
  PopulationIndex nation_wide = index_population(town.people);
  REQUIRE(nation_wide.zones.size() == 3);
  Row first = 0;
  for (ZoneRows& zone : nation_wide.zones) {
    zone = {first, 110'000'000, 110'000'128};
    first += zone.padded;
  }
  CompiledScenario const compiled =
      compile_scenario(town.scenario, town.scenario.evidence, town.compiled.draws, nation_wide);
  Row next = 0;
  for (Block const& block : compiled.blocks) {
    if (block.first != next || block.rows > block_rows) FAIL("at row " << next);
    next += block.rows;
  }
  CHECK(next == first);
  CHECK(ranges_of(compiled).back().last_row == first);
}

TEST_CASE("Events of workers add up to those of one worker, in the order of their numbers") {
  World town(nation(200'000)), alone(nation(25'000));
  for (World* const world : {&town, &alone}) {
    State& state = world->state;
    WeekContext& context = world->flow.context;
    WeekEvents& events = world->flow.events;
    world->begin_week();
    context.threads = 3;
    parallel_for(context, events, 50, [&](WeekEvents& own, std::size_t number) {
      auto const row = static_cast<Row>(number);
      count(state, context, own, row, Flow::contacts);
      pay(own, 0, Payer::patients, static_cast<double>(number));
      own.visits.push_back({row, no_service, 1});
      open_request(state, context, own, row, 0, {EntryRoute::referred});
      start_medication(state, context, own, row, no_service);
      ++own.attended.back()[0];
    });
    commit(state, context, events);
    CHECK(world->state.requests.size() == 50);
    CHECK(world->state.medications.size() == 50);
    int contacts = 0;
    for (FlowCounts const& margin : world->flow.events.flows)
      contacts += margin[static_cast<std::size_t>(Flow::contacts)];
    CHECK(contacts == 2 * 50);  // everybody counts in two margins
    CHECK(world->flow.events.attended.back()[0] == 50);
    REQUIRE(world->flow.events.visits.size() == 50);
    REQUIRE(world->flow.events.payments.size() == 50);
    for (std::size_t k = 0; k < 50; ++k) {
      CHECK(world->flow.events.visits[k].row == k);
      CHECK(world->flow.events.payments[k].usd == static_cast<double>(k));
      CHECK(world->state.requests[k].record == k);
    }
  }
  CHECK(is_large(town.flow.context));
  CHECK_FALSE(is_large(alone.flow.context));
}

TEST_CASE("Entries erased in parallel equal those erased one by one") {
  World town(nation(200'000));
  town.begin_week();
  town.flow.context.threads = 2;
  std::vector<Row> even;
  for (Row row = 0; row < 190'000; row += 1'000) {
    town.state.spells.add({row, 15.0F, 0, no_session, 0, 0, 0, 0, 0});
    if (row % 2'000 == 0) even.push_back(row);
  }
  town.state.spells.merge_arrivals();
  std::atomic<int> wrong = 0;  // Catch2's checks are not thread-safe
  auto const left = parallel_erase(town.flow.context, town.flow.events, town.state.spells,
                                   [&](WeekEvents&, Spell& spell, std::size_t number) {
                                     if (town.state.spells[number].row != spell.row) ++wrong;
                                     spell.visits = 7;
                                     return spell.row % 2'000 == 0;
                                   });
  CHECK(wrong == 0);
  CHECK(left == even);
  CHECK(town.state.spells.size() == 95);
  for (Spell const& spell : town.state.spells) {
    CHECK(spell.row % 2'000 != 0);
    CHECK(spell.visits == 7);
  }
}

TEST_CASE("A failure of one worker is reported once all have ended") {
  World town(nation(200'000));
  town.flow.context.threads = 2;
  CHECK_THROWS_AS(parallel_parts(town.flow.context, 4,
                                 [](std::size_t number) {
                                   if (number == 2) throw std::bad_alloc();
                                 }),
                  std::bad_alloc);
}
