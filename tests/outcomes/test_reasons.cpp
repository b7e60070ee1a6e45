#include <cmath>

#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/outcomes/reasons.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

constexpr std::size_t no_single = barrier_count;
using People = std::array<std::vector<Row>, barrier_count + 1>;

std::size_t place(Barrier barrier) {
  return static_cast<std::size_t>(barrier);
}

/// Simulates a week in which everybody with unmet need is reported.
void live_a_week_with_reasons(World& world) {
  world.begin_week();
  world.flow.context.asks_reasons = true;
  for (Step const& step : schedule()) world.run(step.name);
  ++world.week;
}

/// People with unmet need, by the reason named for them.
People named_people(World const& world) {
  People people;
  PlacesByKind places;
  for (auto const& block : world.flow.update.events_by_block)
    for (ResidentEvent const& one : block) {
      if (one.event != unmet_need) continue;
      auto const counts =
          reasons_of(chances_of_care(world.state, world.flow.context, one, places)).main;
      for (std::size_t b = 0; b <= no_single; ++b)
        if (counts[b] > 0.0) people[b].push_back(one.row);
    }
  return people;
}

void feel_need(World& world, std::vector<Row> const& rows) {
  auto const& thresholds = world.compiled.felt_threshold;
  auto const lowest = std::min_element(thresholds.begin(), thresholds.end()) - thresholds.begin();
  for (Row const row : rows)
    world.state.residents.readiness[row] = static_cast<std::uint8_t>(lowest);
}

void trust_without_stigma(World& world, std::vector<Row> const& rows) {
  Residents& r = world.state.residents;
  auto const mean = static_cast<std::uint8_t>(world.compiled.evidence.trust->center * 255.0);
  for (Row const row : rows) {
    r.stigma[row] = std::min<std::int16_t>(r.stigma[row], 0);
    r.stigma_set_point[row] = std::min<std::int8_t>(r.stigma_set_point[row], 0);
    for (auto* trust : {&r.trust_clinic, &r.trust_community, &r.trust_primary})
      (*trust)[row] = std::max((*trust)[row], mean);
  }
}

/// Makes only these people aware, because a clinic that the whole county knew of would be full.
void be_told(World& world, std::vector<Row> const& rows) {
  Residents& r = world.state.residents;
  for (Row const row : rows) {
    r.awareness[row] = static_cast<std::uint16_t>(awareness_scale);
    for (Service const& service : world.compiled.services)
      r.memberships[row] = static_cast<std::uint16_t>(r.memberships[row] | service.hosts);
  }
}

void take_away(World& world, std::size_t barrier, std::vector<Row> const& rows) {
  switch (static_cast<Barrier>(barrier)) {
    case Barrier::waiting:
      for (ServiceState& service : world.state.services) service.slots_carried = 1000.0;
      break;
    case Barrier::no_felt_need:
      feel_need(world, rows);
      break;
    case Barrier::not_knowing:
      be_told(world, rows);
      break;
    case Barrier::cost:
      for (Acceptance& one : world.compiled.acceptance.all) one.payer = 1.0;
      break;
    case Barrier::travel:
      for (Acceptance& one : world.compiled.acceptance.all) one.travel = 1.0;
      break;
    case Barrier::language:
      for (Acceptance& one : world.compiled.acceptance.all) one.language = 1.0;
      break;
    case Barrier::stigma_or_distrust:
      trust_without_stigma(world, rows);
      break;
  }
}

/// The number of these people in care or on a list four weeks after a barrier is removed.
double helped(World const& history, std::size_t barrier, std::vector<Row> const& rows) {
  World world(history.scenario, history);
  if (barrier != no_single) take_away(world, barrier, rows);
  world.live_on(static_cast<int>(chance_weeks));
  double count = 0.0;
  Residents const& r = world.state.residents;
  for (Row const row : rows)
    count += r.since_treated[row] < chance_weeks || (r.status[row] & waiting) != 0 ? 1.0 : 0.0;
  return count;
}

/// People for whom each reason is named, and how many of them each removal helps within four weeks,
/// beyond those who find care anyway; sums over replicates.
struct Knockouts {
  std::array<std::array<double, barrier_count>, barrier_count + 1> gain{};
  std::array<double, barrier_count + 1> people{};
};

Knockouts knock_out(std::string const& file, std::vector<std::string> const& sets, int replicates) {
  Knockouts sums;
  for (int replicate = 0; replicate < replicates; ++replicate) {
    World world(read(file, sets), replicate);
    world.live_on(-world.week + 60);
    live_a_week_with_reasons(world);
    People const people = named_people(world);
    for (std::size_t of = 0; of <= no_single; ++of) {
      if (people[of].empty()) continue;
      sums.people[of] += static_cast<double>(people[of].size());
      double const anyway = helped(world, no_single, people[of]);
      for (std::size_t b = 0; b < barrier_count; ++b)
        sums.gain[of][b] += helped(world, b, people[of]) - anyway;
    }
  }
  return sums;
}

/// Removing the named barrier helps more than removing any other, within two standard errors of the
/// counts; if none is named, no removal helps by more than 1.5 points.
void check(Knockouts const& found, double least_people) {
  for (std::size_t of = 0; of < no_single; ++of) {
    if (found.people[of] < least_people || of == place(Barrier::waiting)) continue;
    double const own = found.gain[of][of];
    CHECK(own > 0.0);
    for (std::size_t b = 0; b < barrier_count; ++b) {
      double const other = found.gain[of][b];
      INFO(barrier_names[of] << " named for " << found.people[of] << " people, without "
                             << barrier_names[b] << " " << other << " more, without it " << own);
      if (b != of) CHECK(own + 2.0 * std::sqrt(std::max(0.0, own) + std::abs(other)) > other);
    }
  }
  for (std::size_t b = 0; b < barrier_count; ++b) {
    INFO(barrier_names[b]);
    CHECK(found.gain[no_single][b] < 0.015 * found.people[no_single]);
  }
}

/// No felt need, cost and stigma are named for many people, so their order is beyond chance.
void check_common(Knockouts const& found) {
  for (Barrier const common : {Barrier::no_felt_need, Barrier::cost, Barrier::stigma_or_distrust}) {
    std::size_t const of = place(common);
    for (std::size_t b = 0; b < barrier_count; ++b) {
      INFO(barrier_names[of] << " " << found.gain[of][of] << ", " << barrier_names[b] << " "
                             << found.gain[of][b]);
      if (b != of) CHECK(found.gain[of][of] > found.gain[of][b]);
    }
  }
}

}  // namespace

TEST_CASE("The reason is the barrier that would raise the chance of care most") {
  CareChances chances{0.10, {}};
  chances.without.fill(0.10);
  CHECK(reasons_of(chances).main[no_single] == 1.0);
  chances.without[place(Barrier::cost)] = 0.109;  // a gain of less than one point
  CHECK(reasons_of(chances).main[no_single] == 1.0);
  chances.without[place(Barrier::travel)] = 0.13;
  chances.without[place(Barrier::language)] = 0.12;
  ReasonCounts const counts = reasons_of(chances);
  CHECK(counts.main[place(Barrier::travel)] == 1.0);
  CHECK(counts.main[no_single] == 0.0);
  CHECK(counts.any[place(Barrier::travel)] == 1.0);
  CHECK(counts.any[place(Barrier::language)] == 1.0);
  CHECK(counts.any[place(Barrier::cost)] == 0.0);
}

TEST_CASE("Removing a named barrier helps the people for whom it is named most") {
  check(knock_out("scenarios/communities/teaching-town.toml", {"community.residents=12000"}, 1),
        40.0);
}

TEST_CASE("Reasons are confirmed by removing barriers in three shipped examples", "[full]") {
  for (char const* const example :
       {"scenarios/communities/reference-us.toml", "scenarios/communities/davidson-tn.toml",
        "scenarios/clinic-at-the-community-center.toml"}) {
    INFO(example);
    Knockouts const found = knock_out(example, {}, 12);
    check(found, 100.0);
    check_common(found);
  }
}
