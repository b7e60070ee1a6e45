#include <set>

#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/partnership.hpp"
#include "kith/processes/people/readings.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"
#include "tests/untreated.hpp"

using namespace kith;
using namespace kith::test;

namespace {

Scenario town_with_pipeline(int settling_weeks) {
  Scenario town =
      small_town("[time]\nsettling_weeks = " + std::to_string(settling_weeks) +
                 "\n[community]\nresidents = 8_000\n" + partnership("with", own_peers, 0));
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  return town;
}

std::size_t filled(World const& world) {
  std::size_t posts = 0;
  for (Post const& post : world.state.services.back().posts) posts += post.filled ? 1 : 0;
  return posts;
}

std::size_t employed(World const& world) {
  std::size_t peers = 0;
  for (Peer const& peer : world.state.peers) peers += peer.employed != 0 ? 1 : 0;
  return peers;
}

}  // namespace

TEST_CASE("Every peer in post is a resident who recovered and was trained") {
  World world(town_with_pipeline(60));
  world.live_on(60);
  REQUIRE(world.state.services.size() == world.compiled.services.size());
  std::set<Row> recruited;
  auto const weeks = static_cast<Week>(world.compiled.evidence.peers->training_weeks);
  std::size_t most = 0;
  int gained_income = 0, had_income = 0;
  for (int week = 0; week < 160; ++week) {
    world.live_on(1);
    REQUIRE(filled(world) == employed(world));
    REQUIRE(world.state.peers.size() <= 3);
    most = std::max(most, employed(world));
    if (week < weeks) CHECK(employed(world) == 0);
    for (Peer const& peer : world.state.peers) {
      recruited.insert(peer.row);
      CHECK(world.state.residents.age[peer.row] >= 18);
      if (peer.employed == 0) continue;
      CHECK(k6_now(world.state, world.flow.context, peer.row) < 13.5);
      PeerEvidence const& e = *world.compiled.evidence.peers;
      bool const poor = world.compiled.cells.at(world.state.residents.cell[peer.row]).income <= 1;
      double const least = (e.own_benefit_z + (poor ? e.income_benefit_z.value : 0.0)) * 0.99;
      (poor ? gained_income : had_income) += 1;
      CHECK(world.state.residents.support[peer.row] / double{benefit_scale} >= least);
    }
  }
  CHECK(most == 3);
  CHECK(recruited.size() > 3);  // some peers stopped and others replaced them
  CHECK(gained_income > 0);
  CHECK(had_income > 0);
}

TEST_CASE("If nobody has recovered, there are no peers") {
  Scenario untreated = town_with_pipeline(0);
  take_care_away(untreated.evidence);
  World world(std::move(untreated));
  world.live_on(60);
  CHECK(world.state.peers.size() == 0);
  CHECK(filled(world) == 0);
}

TEST_CASE("A peer who falls ill again stops, and the post is empty until another is trained") {
  World world(town_with_pipeline(60));
  world.live_on(60 + 60);
  REQUIRE(employed(world) > 0);
  for (Peer const& peer : world.state.peers)
    if (peer.employed != 0) world.state.residents.shock[peer.row] = 6 * 4096;
  std::set<Row> unwell;
  for (Peer const& peer : world.state.peers)
    if (peer.employed != 0) unwell.insert(peer.row);
  world.live_on(1);
  for (Peer const& peer : world.state.peers)
    if (peer.employed != 0) CHECK(unwell.count(peer.row) == 0);
  CHECK(filled(world) == employed(world));
}

TEST_CASE("Training is paid for each person who starts it") {
  World world(town_with_pipeline(60));
  world.live_on(60);
  double usd = 0.0;
  std::set<std::pair<Row, Week>> begun;
  for (int week = 0; week < 40; ++week) {
    world.live_on(1);
    for (Peer const& peer : world.state.peers)
      if (peer.employed == 0) begun.insert({peer.row, peer.since});
    for (Expense const& expense : world.flow.events.expenses)
      if (expense.usd == world.compiled.evidence.peers->training_usd) usd += expense.usd;
  }
  CHECK(begun.size() >= 3);
  CHECK(usd ==
        Approx(static_cast<double>(begun.size()) * world.compiled.evidence.peers->training_usd));
}
