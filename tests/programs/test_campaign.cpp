#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/partnership.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"
#include "tests/untreated.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town in which nobody is treated, so that awareness and stigma do not depend on care.
Scenario quiet_town(std::string const& campaign, int residents = 4000) {
  std::string const head =
      "[time]\nsettling_weeks = 0\n[community]\nresidents = " + std::to_string(residents) + "\n";
  Scenario town = small_town(campaign.empty() ? head : head + partnership("with", campaign, 0));
  take_care_away(town.evidence);
  town.evidence.partnership->ending_funded_per_week.value = 0.0;
  town.evidence.partnership->ending_unfunded_per_week.value = 0.0;
  for (Partnership& paid : town.partnerships) paid.grant_weeks = 1000;
  return town;
}

struct Minds {
  double awareness = 0.0, stigma = 0.0;
};

Minds minds(World const& world) {
  Residents const& r = world.state.residents;
  Minds sum;
  double people = 0.0;
  for (ZoneRows const& zone : world.compiled.zone_rows)
    for (Row row = zone.first; row < zone.first + zone.residents; ++row) {
      sum.awareness += r.awareness[row] / double{awareness_scale};
      sum.stigma += r.stigma[row] / double{stigma_scale};
      people += 1.0;
    }
  return {sum.awareness / people, sum.stigma / people};
}

}  // namespace

// awareness.touch_gain: a campaign that reaches 2.5 % a week for three years gives 0.56.
TEST_CASE("Three years of messages raise awareness to 0.56; it fades after they stop") {
  World world(quiet_town("campaign:contact_share = 0\nends_after_weeks = 156"));
  world.live_on(156);
  CHECK(minds(world).awareness == Approx(0.56).margin(0.03));
  world.live_on(52);
  CHECK(minds(world).awareness == Approx(0.47).margin(0.03));
  world.live_on(104);
  CHECK(minds(world).awareness == Approx(0.36).margin(0.03));
}

// Time to Change, England's national campaign: attitudes improved by 0.2 to 0.4 SD in ten years and
// lost at least a quarter of the gain within two years after it ended (stigma.return_per_week).
TEST_CASE("Ten years of contact lower stigma by a third of a standard deviation, not for good") {
  World with(quiet_town("campaign:ends_after_weeks = 520"));
  World without(quiet_town(""));
  with.live_on(520), without.live_on(520);
  double const gain = minds(without).stigma - minds(with).stigma;
  CHECK(gain > 0.2);
  CHECK(gain < 0.4);
  with.live_on(104), without.live_on(104);
  double const kept = minds(without).stigma - minds(with).stigma;
  CHECK(kept < 0.8 * gain);
  CHECK(kept > 0.5 * gain);
}

TEST_CASE("A campaign reaches its stated share and pays for it") {
  World world(quiet_town("campaign:touched_share_per_week = 0.05\ncontact_share = 0.2", 8000));
  double contacts = 0.0;
  for (int week = 0; week < 20; ++week) {
    world.live_on(1);
    contacts += flows_by_stratum(world.flow)[0][static_cast<std::size_t>(Flow::contacts)];
  }
  double const adults = world.adults_at_start();
  CHECK(contacts / 20.0 / adults == Approx(0.05 * 1.2).epsilon(0.05));
  double usd = 0.0;
  for (Expense const& expense : world.flow.effects.expenses)
    if (expense.program == "campaign") usd += expense.usd;
  CampaignEvidence const& e = *world.compiled.evidence.campaign;
  CHECK(usd == Approx(8000 * 0.05 * (e.touch_usd + 0.2 * e.contact_usd)));
}

TEST_CASE("A campaign for one zone affects the other only through ties") {
  World world(quiet_town("campaign:eligible = { zones = [\"valley\"] }\ncontact_share = 0"));
  world.run_until("serve");
  world.run_from("serve");
  world.run_until("make_contacts");
  auto const before = world.state.residents.awareness;
  world.run("make_contacts");
  std::vector<double> raised;
  for (ZoneRows const& zone : world.compiled.zone_rows) {
    raised.push_back(0.0);
    for (Row row = zone.first; row < zone.first + zone.residents; ++row)
      raised.back() += world.state.residents.awareness[row] != before[row] ? 1.0 : 0.0;
    raised.back() /= zone.residents;
  }
  CHECK(raised[0] == 0.0);
  CHECK(raised[1] == Approx(0.025).margin(0.008));
}
