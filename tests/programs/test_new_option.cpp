#include <map>

#include "kith/evidence/help_seeking.hpp"
#include "tests/catch.hpp"
#include "tests/study/towns.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Whether two requests are equal except for their place in the log of waits.
bool same_wish(Request a, Request b) {
  a.record = b.record = 0;
  return a == b;
}

struct Moved {
  int all = 0, took_it = 0;
};

/// Residents whose requests differ between two branches, and those asking for the new service.
Moved compare(World const& usual, World const& with) {
  auto const before = requests_by_row(usual);
  auto const after = requests_by_row(with);
  Moved moved;
  for (auto const& [row, request] : after) {
    auto const other = before.find(row);
    if (other != before.end() && same_wish(other->second, request)) continue;
    ++moved.all;
    Service const& service = with.compiled.services[request.service];
    if (service.program) ++moved.took_it;
  }
  for (auto const& [row, request] : before)
    if (after.count(row) == 0) ++moved.all;
  return moved;
}

/// A town in which everybody knows of new services, and many ask for helpers.
Scenario large_town(std::string const& more) {
  Scenario town =
      small_town("[community]\nresidents = 20_000\n[time]\nsettling_weeks = 20\n" + more);
  KnownServicesEvidence& known = *town.evidence.known_services;
  known.in_zone_share.value = known.elsewhere_share.value = 1.0;
  town.evidence.help_seeking->asks_helper_share.value = 0.4;
  town.evidence.help_seeking->asks_prescriber_share.value = 0.1;
  return town;
}

/// Simulates a week in both branches until just before services serve their queues.
Moved first_week_of(std::string const& text) {
  World history(large_town(""));
  history.live_on(20);
  World usual(history.scenario, history);
  World with(large_town(text), history);
  usual.run_until("serve");
  with.run_until("serve");
  return compare(usual, with);
}

}  // namespace

TEST_CASE("A new clinic changes only the people who go there") {
  Moved const moved = first_week_of(partnership("new", "colocated_clinic:therapist_fte = 10\n", 0));
  CHECK(moved.took_it > 10);
  CHECK(moved.all == moved.took_it);
}

TEST_CASE("New peers change only the people who go to them") {
  Moved const moved = first_week_of(partnership("new", "peer_support:peers_fte = 10\n", 0));
  CHECK(moved.took_it > 10);
  CHECK(moved.all == moved.took_it);
}

TEST_CASE("Two new options attract more people than either, and change nobody else") {
  std::string const both = "colocated_clinic:therapist_fte = 10\n;peer_support:peers_fte = 10\n";
  Moved const one = first_week_of(partnership("new", "peer_support:peers_fte = 10\n", 0));
  Moved const two = first_week_of(partnership("new", both, 0));
  CHECK(two.took_it > one.took_it);
  CHECK(two.all == two.took_it);
}
