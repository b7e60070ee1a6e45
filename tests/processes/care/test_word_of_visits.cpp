#include <algorithm>
#include <vector>

#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/state/tie_network.hpp"
#include "kith/state/weekly_tie.hpp"
#include "tests/catch.hpp"
#include "tests/support.hpp"

using namespace kith;
using namespace kith::test;

namespace {

/// People without a visit whose trust changed in the step "treat", in which visits change trust, by
/// whether co-members of an organization met this week.
struct Heard {
  int from_comembers = 0, from_others = 0;
};

std::vector<int> trust_of(Residents const& r) {
  std::vector<int> sums(r.trust_clinic.size());
  for (Row row = 0; row < sums.size(); ++row)
    sums[row] = r.trust_clinic[row] + 256 * (r.trust_community[row] + 256 * r.trust_primary[row]);
  return sums;
}

/// Simulates the weeks in which residents meet each slot of ties once. Everybody belongs to these
/// organizations.
Heard heard_in_a_round(std::uint16_t memberships) {
  Scenario town = small_town("[time]\nsettling_weeks = 0\n[community]\nresidents = 4000\n");
  town.evidence.trust->tie_visit.value = 1.0;
  town.evidence.trust->good_visit.value = 1.0;
  World world(std::move(town));
  Residents& r = world.state.residents;
  Heard heard;
  for (std::uint32_t k = 0; k < tie_slots; ++k, ++world.week) {
    world.run_until("treat");
    std::fill(r.memberships.begin(), r.memberships.end(), memberships);
    std::vector<int> const before = trust_of(r);
    std::vector<bool> visited(before.size());
    for (Visit const& visit : world.flow.events.visits) visited[visit.row] = true;
    world.run("treat");
    std::vector<int> const after = trust_of(r);
    std::uint32_t const slot = world.flow.update.ties.front().slot;
    int& count = slot >= first_comember_slot && slot < first_far_slot ? heard.from_comembers
                                                                      : heard.from_others;
    for (Row row = 0; row < before.size(); ++row)
      count += !visited[row] && after[row] != before[row];
  }
  return heard;
}

}  // namespace

TEST_CASE("Word of a good visit passes between co-members only if they share an organization") {
  Heard const strangers = heard_in_a_round(0), members = heard_in_a_round(1);
  CHECK(strangers.from_comembers == 0);
  CHECK(strangers.from_others > 20);
  CHECK(members.from_comembers > 20);
}
