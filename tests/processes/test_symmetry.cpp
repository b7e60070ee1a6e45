#include <array>
#include <cmath>

#include "kith/evidence/care.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// Two identical zones and two identical groups, whose members differ only by chance.
Scenario twins(double therapist_fte) {
  Scenario town = small_town("[community]\nresidents = 16_000\n[time]\nsettling_weeks = 0\n");
  for (Zone& zone : town.zones) {
    zone.share_of_residents = 0.5;
    zone.income_factor = 1.0;
    zone.minutes_within = 10.0;
    zone.minutes_to.clear();
  }
  town.zones[0].minutes_to = {{"valley", 10.0}};
  town.groups.resize(2);
  for (Group& group : town.groups) {
    group = {};
    for (double& share : group.share_by_race) share = 0.5;
  }
  town.groups[0].id = "one";
  town.groups[1].id = "other";
  town.organizations.erase(town.organizations.begin() + 1, town.organizations.end());
  town.sites.resize(1);
  for (Provider& provider : town.providers) {
    provider.languages = {"en"};
    provider.culture_of.clear();
    provider.fte *= 8.0;
  }
  town.providers[0].fte = therapist_fte;
  return town;
}

struct Counts {
  std::array<double, 2> sessions{}, clients{}, waiting{};
};

/// Events in each zone from week 52 to 156.
Counts by_zone(World& world) {
  Counts counts;
  world.live_on(52);
  for (int week = 0; week < 104; ++week) {
    world.live_on(1);
    Residents const& r = world.state.residents;
    auto const zone_of = [&](Row row) {
      return static_cast<std::size_t>(world.compiled.access.at(r.access[row]).zone);
    };
    for (Visit const& visit : world.flow.events.visits)
      if (visit.service == 0) counts.sessions[zone_of(visit.row)] += 1.0;
    for (Request const& request : world.state.requests) counts.waiting[zone_of(request.row)] += 1.0;
    for (Episode const& episode : world.state.episodes) counts.clients[zone_of(episode.row)] += 1.0;
  }
  return counts;
}

/// Difference of two counts of events in standard errors, with several events per person.
double in_errors(std::array<double, 2> const& pair, double events_per_person) {
  return (pair[0] - pair[1]) / std::sqrt((pair[0] + pair[1]) * events_per_person);
}

}  // namespace

TEST_CASE("Two groups with equal parameters get equal results") {
  World world(twins(10.4));
  world.live_on(103);
  world.live_observed(1);
  constexpr Sum shares[] = {Sum::serious, Sum::moderate,  Sum::felt,    Sum::in_care,
                            Sum::treated, Sum::medicated, Sum::waiting, Sum::isolated};
  auto const& one = world.flow.update.sums[1];
  auto const& other = world.flow.update.sums[2];
  REQUIRE(world.strata.names[2] == "group:other");
  auto const n1 = static_cast<double>(one[static_cast<std::size_t>(Sum::residents)]);
  auto const n2 = static_cast<double>(other[static_cast<std::size_t>(Sum::residents)]);
  CHECK(std::abs(n1 - n2) < 4.0 * std::sqrt(16000.0 * 0.25));
  for (Sum const what : shares) {
    auto const field = static_cast<std::size_t>(what);
    double const p = static_cast<double>(one[field]) / n1,
                 q = static_cast<double>(other[field]) / n2;
    CAPTURE(field, p, q);
    CHECK(std::abs(p - q) < 4.0 * std::sqrt(p * (1.0 - p) / n1 + q * (1.0 - q) / n2));
  }
}

TEST_CASE("Two identical zones get equal care, whichever comes first in memory") {
  World world(twins(10.4));
  Counts const counts = by_zone(world);
  CAPTURE(counts.sessions, counts.waiting, counts.clients);
  REQUIRE(counts.sessions[0] > 2000.0);
  CHECK(std::abs(in_errors(counts.waiting, 5.0)) < 4.0);
  CHECK(std::abs(in_errors(counts.sessions, 8.0)) < 4.0);
}

TEST_CASE("If therapists are short, people later in memory get no fewer sessions") {
  double clients[2] = {}, sessions[2] = {};
  for (int replicate = 0; replicate < 8; ++replicate) {
    World world(twins(4.0), replicate);
    world.compiled.evidence.care->turnover_per_week.value = 0.0;
    world.compiled.evidence.care->refill_weeks.value = 1e9;
    world.live_on(52);
    auto& posts = world.state.services[0].posts;
    for (std::size_t p = 1; p < posts.size(); ++p) posts[p].filled = false;
    Residents const& r = world.state.residents;
    for (int week = 0; week < 12; ++week) {
      for (Episode const& episode : world.state.episodes)
        if (episode.service == 0)
          clients[world.compiled.access.at(r.access[episode.row]).zone] += 1.0;
      world.live_on(1);
      for (Visit const& visit : world.flow.events.visits)
        if (visit.service == 0) sessions[world.compiled.access.at(r.access[visit.row]).zone] += 1.0;
    }
  }
  double const first = sessions[0] / clients[0], second = sessions[1] / clients[1];
  CAPTURE(first, second, clients[0], clients[1]);
  REQUIRE(clients[1] > 1000.0);
  CHECK(first < 0.6);  // of 0.82 who would come
  CHECK(std::abs(first - second) <
        4.0 * std::sqrt(first * (1.0 - first) * (1.0 / clients[0] + 1.0 / clients[1])));
}
