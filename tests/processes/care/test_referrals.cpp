#include <cmath>

#include "kith/evidence/care.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// A town in which everybody asks for one service that may require a referral, and every doctor has
/// time this week.
struct Asking {
  World world;
  int service = 0;

  Asking(Role role, double medication_share, double referral_required)
      : world(town(medication_share, referral_required)) {
    for (std::size_t i = 0; i < world.compiled.services.size(); ++i)
      if (world.compiled.services[i].role == role) service = static_cast<int>(i);
    REQUIRE(world.compiled.services[static_cast<std::size_t>(service)].role == role);
    world.begin_week();
    world.run("staff_services");
    for (Post& post : service_state().posts)
      post.filled = false;  // so the service itself sees nobody this week
    for (ZoneRows const& zone : world.compiled.zone_rows)
      for (Row row = zone.first; row < zone.first + zone.residents; ++row)
        open_request(world.state, world.flow.context, world.flow.events, row, service,
                     {EntryRoute::own, false});
    commit(world.state, world.flow.context, world.flow.events);
    world.run("serve");
  }

  ServiceState& service_state() { return world.state.services[static_cast<std::size_t>(service)]; }

  static Scenario town(double medication_share, double referral_required) {
    Scenario town = small_town("[time]\nsettling_weeks = 0\n");
    town.evidence.primary_care->referral_visit_per_week.value = 1.0;
    town.evidence.primary_care->medication_share.value = medication_share;
    for (Provider& provider : town.providers) provider.referral_required_share = referral_required;
    return town;
  }
};

}  // namespace

TEST_CASE("The doctor who gives a referral treats some at once") {
  Asking therapists(Role::therapist, 0.6, 1.0);
  auto const asked = static_cast<double>(therapists.world.state.wait_log.size());
  auto const treated = static_cast<double>(therapists.world.state.medications.size());
  CHECK(std::abs(treated - 0.6 * asked) < 4.0 * std::sqrt(asked * 0.6 * 0.4));
  // They keep waiting for the therapist.
  CHECK(static_cast<double>(therapists.world.state.requests.size()) == asked);
  CHECK(static_cast<double>(therapists.world.flow.events.visits.size()) == treated);
}

TEST_CASE("A person who asked for a prescriber and is treated by the doctor stops waiting") {
  Asking prescribers(Role::prescriber, 0.6, 1.0);
  State const& state = prescribers.world.state;
  CHECK(state.requests.size() + state.medications.size() == state.wait_log.size());
  std::size_t started = 0;
  for (WaitRecord const& record : state.wait_log) started += record.end == WaitEnd::started ? 1 : 0;
  CHECK(started == state.medications.size());
}

TEST_CASE("Doctors treat nobody without a referral visit, or if they prescribe nothing") {
  CHECK(Asking(Role::therapist, 0.6, 0.0).world.state.medications.size() == 0);
  CHECK(Asking(Role::therapist, 0.0, 1.0).world.state.medications.size() == 0);
}
