#include <cmath>
#include <set>

#include "kith/evidence/cooperative.hpp"
#include "kith/evidence/partnership.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town with every program, and peers from the community.
std::string everything(std::string const& id) {
  std::string all = together();
  all.replace(all.find(peers), peers.size(), own_peers);
  return partnership(id, all, 0);
}

Scenario town_with_everything(std::string const& id = "all") {
  Scenario town = small_town(
      "[time]\nsettling_weeks = 30\nweeks = 120\n[run]\nreplicates = 1\n"
      "[community]\nresidents = 4_000\n" +
          everything(id),
      id);
  town.evidence.advocacy->win_per_year.value = 1.0;
  town.evidence.advocacy->most_per_year.value = 1.0;
  town.evidence.cooperative->yearly_shock_share.value = 0.0;  // bad years close no cooperative
  return town;
}

template <class T>
std::set<Row> rows_of(SparseTable<T> const& table) {
  std::set<Row> rows;
  for (T const& entry : table) rows.insert(entry.row);
  return rows;
}

int mismatches(std::set<Row> const& rows, Residents const& r, std::uint8_t bits) {
  int wrong = 0;
  for (Row row = 0; row < r.age.size(); ++row)
    if (((r.status[row] & bits) != 0) != (rows.count(row) != 0)) ++wrong;
  return wrong;
}

double sum_of(std::vector<Post> const& posts) {
  double fte = 0.0;
  for (Post const& post : posts) fte += post.fte;
  return fte;
}

}  // namespace

TEST_CASE("With every program at once money, posts and people are conserved in every week") {
  World world(town_with_everything());
  world.live_on(30);
  double in = 0.0, out = 0.0;
  for (int week = 0; week < 120; ++week) {
    world.live_on(1);
    CAPTURE(week);
    PartnershipState const& p = world.state.partnerships[0];
    Residents const& r = world.state.residents;
    in += p.money_in_usd, out += p.money_out_usd;
    REQUIRE(std::abs(p.cash_usd + p.cooperative.cash_usd - (in - out)) < 0.01);
    double paid = 0.0;
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    REQUIRE(std::abs(paid - p.money_out_usd) < 0.01);
    for (std::size_t s = 0; s < world.state.services.size(); ++s)
      REQUIRE(sum_of(world.state.services[s].posts) ==
              Approx(world.flow.context.offers.desired_fte[s]).margin(1e-9));
    REQUIRE(mismatches(rows_of(world.state.requests), r, waiting) == 0);
    REQUIRE(mismatches(rows_of(world.state.episodes), r, in_episode | supported) == 0);
    REQUIRE(rows_of(world.state.members).size() == world.state.members.size());
    REQUIRE(rows_of(world.state.peers).size() == world.state.peers.size());
  }
  PartnershipState const& p = world.state.partnerships[0];
  CHECK(p.alive);
  CHECK(p.cooperative.open);
  CHECK(p.gatekeepers > 100.0);
  CHECK(p.won[static_cast<std::size_t>(Policy::coverage)] != no_week);
  CHECK(world.state.members.size() > 5);
}

TEST_CASE("With every program at once, results do not depend on threads") {
  RunOptions const one{1, {}}, two{2, {}};
  Scenario brief = town_with_everything();
  brief.time.weeks = 30;
  Study const study = make_study({brief});
  CHECK(collect(study, one).of("all").digest == collect(study, two).of("all").digest);
}

TEST_CASE("When everything ends, only what people have learned remains") {
  Scenario ends = town_with_everything();
  ends.partnerships[0].end_week = 80;
  World world(std::move(ends));
  world.live_on(30 + 84);
  PartnershipState const& p = world.state.partnerships[0];
  CHECK_FALSE(p.alive);
  CHECK_FALSE(p.cooperative.open);
  CHECK(p.volunteers == 0.0);
  CHECK(p.gatekeepers > 0.0);
  CHECK(world.state.members.size() == 0);
  CHECK(world.state.peers.size() == 0);
  for (Request const& request : world.state.requests)
    CHECK_FALSE(world.compiled.services[request.service].program);
  for (std::size_t s = 0; s < world.state.services.size(); ++s)
    if (world.compiled.services[s].program) CHECK(world.state.services[s].posts.empty());
}
