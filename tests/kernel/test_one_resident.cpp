#include <algorithm>
#include <cmath>

#include "kith/evidence/distress.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/kernel/one_resident.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town after some weeks, with the events of the last week.
struct TownAfterWeeks {
  World world{small_town("[time]\nsettling_weeks = 0\n")};
  TownAfterWeeks() {
    world.live_on(20);
    world.run_until("update_residents");
    world.flow.context.asks_reasons = true;
    world.run("update_residents");
  }
  double score(Row row) const {
    return latent_score(world.compiled, world.state.residents, row, 0.0);
  }
};

}  // namespace

TEST_CASE("The score of one resident equals that of the pass") {
  TownAfterWeeks const town;
  auto const& shown = town.world.state.residents.seen_z;
  double most = 0.0;
  for (Row row = 0; row < shown.size(); ++row) {
    double const steps = std::clamp(town.score(row) * double{shown_scale}, -127.0, 127.0);
    most = std::max(most, std::abs(steps + 128.0 - shown[row]));
  }
  CHECK(most < 0.52);  // half a step, plus the rounding of columns
}

TEST_CASE("K6 and felt need of one resident equal those of the pass") {
  TownAfterWeeks const town;
  CompiledScenario const& compiled = town.world.compiled;
  int unmet = 0;
  for (auto const& events : town.world.flow.update.events_by_block)
    for (ResidentEvent const& event : events) {
      if (event.event != unmet_need) continue;
      ++unmet;
      double const k6 = double{event.value};
      CHECK(k6_of_score(compiled.distress, town.score(event.row)) == Approx(k6).margin(0.01));
      CHECK(is_need_felt(compiled, town.world.state.residents, event.row, k6) == (event.felt != 0));
    }
  CHECK(unmet > 20);
}

TEST_CASE("A tie moves distress, stigma and awareness by a share of the gap") {
  World world(small_town());
  Residents& r = world.state.residents;
  EvidenceBase const& e = world.compiled.evidence;
  double const a_week =
      e.distress->tie_influence_z_per_year / 52.0 / world.compiled.distress.state_weight;
  r.ties[0] = 4;
  r.seen_z[0] = 128, r.seen_stigma[0] = 128, r.seen_awareness[0] = 100;
  r.seen_z[1] = 96, r.seen_stigma[1] = 144, r.seen_awareness[1] = 151;
  TieEffect const better = effect_of_tie(world.compiled, r, 0, 1);
  CHECK(better.z == Approx(-a_week / 4.0));
  CHECK(better.stigma == Approx(e.stigma->tie_per_week * 0.5 / 4.0));
  CHECK(better.awareness == Approx(e.awareness->tie_per_week * 0.2 / 4.0));
  CHECK(better.near);
  r.seen_z[1] = 160, r.seen_stigma[1] = 160;
  TieEffect const worse = effect_of_tie(world.compiled, r, 0, 1);
  CHECK(worse.z == Approx(a_week / 4.0 * e.distress->worse_tie_factor));
  CHECK(worse.stigma == 0.0);
  CHECK_FALSE(worse.near);
}
