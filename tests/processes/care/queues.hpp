#pragma once

#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/week_events.hpp"
#include "tests/support.hpp"

namespace kith::test {

/// A town whose services are pure queues: a course occupies a place, clients leave with a constant
/// weekly hazard, and nobody stays away from the first visit.
struct PureQueues {
  World world;
  Row next_row = 0;

  PureQueues(int queues, double places, double ends_per_week, double leaves_per_week,
             int residents = 2000)
      : world(town(queues, places, ends_per_week, leaves_per_week, residents)) {
    world.flow.context.offers.start_logit.assign(world.compiled.services.size(), 0.0);
  }

  static Scenario town(int queues, double places, double ends, double leaves, int residents) {
    Scenario town = small_town(
        "[time]\nsettling_weeks = 0\n[community]\nresidents = " + std::to_string(residents) + "\n");
    CareEvidence& e = *town.evidence.care;
    e.worker_clients.value = 1.0;       // a full-time worker is one place
    e.worker_contacts.value = 1e9;      // no course ends by itself
    e.start_log_odds.value = 700.0;     // everybody comes,
    e.start_per_week_waited.value = 0;  // however long they waited
    for (Evidence* by_person : {&e.start_per_stigma_sd, &e.start_per_trust_sd,
                                &e.start_without_felt_need, &e.start_ages_18_25})
      by_person->value = 0.0;  // and whoever they are
    e.course_drop_out_per_contact.value = ends;
    e.attend_share.value = 1.0;  // a contact every week
    town.evidence.help_seeking->distance_per_minute.value = 0.0;
    e.drop_out_per_stigma_sd.value = 0.0;
    e.leave_queue_per_week.value = leaves;
    e.leave_queue_well_per_week.value = 0.0;
    e.severe_priority_k6.value = 25.0;  // first come first served
    town.evidence.trust->long_wait_weeks.value = 1e6;
    town.providers.clear();
    for (int i = 0; i < queues; ++i) {
      Provider worker;
      worker.id = "queue-" + std::to_string(i);
      worker.site = "clinic-hill";
      worker.role = Role::peer_specialist;
      worker.fte = places;
      town.providers.push_back(worker);
    }
    return town;
  }

  void begin() {
    world.week = world.flow.context.week + 1;
    world.begin_week();
    world.flow.context.clock = static_cast<std::uint32_t>(world.flow.context.week);
  }
  /// Has the next resident who is neither waiting nor in a course ask for a service.
  void ask(int service) {
    ZoneRows const& rows = world.compiled.zone_rows[0];
    Row row = 0;
    do row = rows.first + next_row++ % rows.residents;
    while ((world.state.residents.status[row] & (waiting | supported)) != 0);
    open_request(world.state, world.flow.context, world.flow.events, row, service,
                 {EntryRoute::referred});
  }
  void serve_week() {
    commit(world.state, world.flow.context, world.flow.events);
    world.run("serve");
  }
};

/// Erlang C: the share who wait if `load` is offered to `servers`.
inline double erlang_c(int servers, double load) {
  double term = 1.0, sum = 0.0;
  for (int k = 0; k < servers; ++k) {
    sum += term;
    term *= load / (k + 1);
  }
  double const busy = term / (1.0 - load / servers);
  return busy / (sum + busy);
}

/// The Markov chain of one queue in weekly steps: clients end courses; then free places go to
/// people who are waiting, and last to those who ask this week. Gives the share who wait and the
/// mean queue.
struct Chain {
  double waits = 0.0, mean_waiting = 0.0;

  Chain(int servers, double arrives, double ends) {
    constexpr int most = 400;
    std::vector<double> p(most, 0.0);
    p[0] = 1.0;
    auto const after_endings = [&](std::vector<double> const& before) {
      std::vector<double> after(most, 0.0);
      for (int n = 0; n < most; ++n) {
        int const busy = std::min(n, servers);
        double chance = 1.0;  // that k of them end: binomial
        for (int i = 0; i < busy; ++i) chance *= 1.0 - ends;
        for (int k = 0; k <= busy; ++k) {
          after[static_cast<std::size_t>(n - k)] += before[static_cast<std::size_t>(n)] * chance;
          chance *= (busy - k) / (k + 1.0) * ends / (1.0 - ends);
        }
      }
      return after;
    };
    for (int week = 0; week < 5000; ++week) {
      std::vector<double> const left = after_endings(p);
      for (int n = most - 1; n >= 0; --n) {
        auto const i = static_cast<std::size_t>(n);
        p[i] = left[i] * (1.0 - arrives) + (n > 0 ? left[i - 1] * arrives : 0.0);
      }
    }
    std::vector<double> const met = after_endings(p);
    for (int n = 0; n < most; ++n) {
      auto const i = static_cast<std::size_t>(n);
      if (n >= servers) waits += met[i];
      mean_waiting += p[i] * std::max(0, n - servers);
    }
  }
};

}  // namespace kith::test
