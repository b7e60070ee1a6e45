#pragma once

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/support.hpp"

namespace kith::test {

/// Number of rows in which a table disagrees with the bits of status for it.
template <class T>
int mismatches(SparseTable<T> const& table, Residents const& r, int bits) {
  std::set<Row> rows;
  for (T const& entry : table) rows.insert(entry.row);
  int wrong = 0;
  for (Row row = 0; row < r.age.size(); ++row)
    if (((r.status[row] & bits) != 0) != (rows.count(row) != 0)) ++wrong;
  return wrong;
}

/// The cash of each partnership and its cooperative, tracked independently.
struct Books {
  std::vector<double> cash;

  void check(World const& world) {
    cash.resize(world.state.partnerships.size());
    double paid = 0.0, spent = 0.0;
    for (auto const& program : world.flow.accounts.by_program)
      paid += program[static_cast<std::size_t>(Payer::partnership)];
    for (std::size_t p = 0; p < cash.size(); ++p) {
      PartnershipState const& state = world.state.partnerships[p];
      cash[p] += state.money_in_usd - state.money_out_usd - state.returned_usd;
      spent += state.money_out_usd;
      REQUIRE(std::abs(state.cash_usd + state.cooperative.cash_usd - cash[p]) < 0.005);
    }
    REQUIRE(std::abs(paid - spent) < 0.005);
  }
};

/// Checks that posts are as desired.
inline void check_posts(World const& world) {
  for (std::size_t s = 0; s < world.state.services.size(); ++s) {
    double fte = 0.0;
    for (Post const& post : world.state.services[s].posts) fte += post.fte;
    REQUIRE(fte == Approx(world.flow.context.offers.desired_fte[s]).margin(1e-9));
  }
}

/// Checks that staff of courses take new clients only if they have a place for them.
inline void check_places(World const& world) {
  std::map<int, int> clients, fresh;
  for (Episode const& episode : world.state.episodes) ++clients[episode.service];
  for (Visit const& visit : world.flow.events.visits)
    if (visit.service != no_service && visit.number == 1) ++fresh[visit.service];
  for (auto const& [service, number] : fresh) {
    auto const s = static_cast<std::size_t>(service);
    if (number == 0 || !is_course(world.compiled.services[s].role)) continue;
    double const per_fte =
        course_of(world.compiled.services[s], world.compiled.evidence).clients_per_fte;
    double places = 0.0;
    for (Post const& post : world.state.services[s].posts)
      places += post.filled ? post.fte * per_fte : 0.0;
    REQUIRE(clients[service] <= places + 1e-9);
  }
}

/// Simulates a week, and checks that no service attends to more people than it has slots.
inline void live_within_slots(World& world) {
  world.run_until("serve");
  std::map<int, double> room;
  for (std::size_t s = 0; s < world.state.services.size(); ++s) {
    double const per_fte =
        slots_per_fte_week(world.compiled.services[s].role, world.compiled.evidence);
    ServiceState const& state = world.state.services[s];
    double slots = 0.0;
    for (Post const& post : state.posts) slots += post.filled ? post.fte * per_fte : 0.0;
    room[static_cast<int>(s)] = is_course(world.compiled.services[s].role)
                                    ? 1e9  // limited by places: check_places
                                    : slots + state.slots_carried;
  }
  world.run("serve");
  for (Visit const& visit : world.flow.events.visits)
    if (visit.service != no_service) room[visit.service] -= 1.0;
  for (auto const& [service, left] : room) REQUIRE(left > -1e-9);
  check_places(world);
  world.run_from("treat");
}

}  // namespace kith::test
