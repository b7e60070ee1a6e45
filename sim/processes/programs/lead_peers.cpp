#include <algorithm>
#include <vector>

#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/k6.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/people/readings.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {
namespace {

/// Well, and recently in care or supported: recovery as ties see it, but support counts, too.
bool has_recovered(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  auto const recent = static_cast<std::uint8_t>(context.compiled.evidence.stigma->recovery_weeks);
  return r.age[row] >= 18 && std::min(r.since_treated[row], r.since_supported[row]) < recent &&
         k6_now(state, context, row) < distressed_k6;
}

struct Count {
  std::size_t employed = 0, training = 0, filled = 0, posts = 0;
};

Count count_peers(State const& state, std::uint16_t service) {
  Count count;
  for (Peer const& peer : state.peers)
    if (peer.service == service) ++(peer.employed != 0 ? count.employed : count.training);
  for (Post const& post : state.services[service].posts) {
    ++count.posts;
    if (post.filled) ++count.filled;
  }
  return count;
}

/// Peers stop working if they have left, have relapsed, or their post is gone.
void stop_working(State& state, WeekContext const& context, std::uint16_t service,
                  std::size_t posts_filled) {
  double const relapse = context.compiled.evidence.peers->relapse_k6;
  state.peers.erase_if([&](Peer const& peer) {
    return peer.service == service && peer.employed != 0 &&
           k6_now(state, context, peer.row) >= relapse;
  });
  std::vector<std::pair<std::uint32_t, Row>> employed;
  for (Peer const& peer : state.peers)
    if (peer.service == service && peer.employed != 0)
      employed.emplace_back(
          context.compiled.draws.words(peer.row, context.clock, Purpose::joint_work, service)[0],
          peer.row);
  if (employed.size() <= posts_filled) return;
  std::sort(employed.begin(), employed.end());
  employed.resize(employed.size() - posts_filled);
  state.peers.erase_if([&](Peer const& peer) {
    auto const leaves = [&peer](auto const& one) { return one.second == peer.row; };
    return peer.service == service && std::any_of(employed.begin(), employed.end(), leaves);
  });
}

/// Vacates the posts of those who stopped, the last first; their clients must find others.
void empty_posts(State& state, WeekContext const& context, WeekEvents& events, std::size_t service,
                 std::size_t employed) {
  std::vector<Post>& posts = state.services[service].posts;
  std::size_t filled = 0;
  std::vector<PostPlace> emptied;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (!posts[p].filled || ++filled <= employed) continue;
    posts[p].filled = false;
    emptied.emplace_back(service, p);
  }
  leave_clients(state, context, events, emptied);
}

/// Peers whose training is over fill vacant posts.
void employ(State& state, WeekContext const& context, std::uint16_t service) {
  auto const weeks = static_cast<Week>(context.compiled.evidence.peers->training_weeks);
  std::vector<Post>& posts = state.services[service].posts;
  int hires = context.offers.hires[service];
  for (Peer& peer : state.peers) {
    bool const ready = hires > 0 && peer.service == service && peer.employed == 0 &&
                       context.week >= peer.since + weeks;
    auto const empty =
        std::find_if(posts.begin(), posts.end(), [](Post const& post) { return !post.filled; });
    if (!ready || empty == posts.end()) continue;
    empty->filled = true;
    --hires;
    peer.employed = 1;
    peer.since = context.week;
  }
}

/// Asks people in recovery, as many as posts need; some accept.
void recruit(State& state, WeekContext const& context, WeekEvents& events,
             PeerPipeline const& pipeline, std::size_t wanted) {
  constexpr std::uint32_t asked_for_a_post = 64;  // people met in a week, of any kind
  auto const service = static_cast<std::uint16_t>(pipeline.service);
  PeerEvidence const& e = *context.compiled.evidence.peers;
  std::uint32_t const hash = context.compiled.services[service].hash;
  auto const rows = static_cast<std::uint32_t>(state.residents.age.size());
  auto const p = static_cast<std::size_t>(pipeline.partnership);
  double const training_usd =
      e.training_usd * (1.0 + context.compiled.scenario->partnerships[p].indirect_share);
  std::vector<Row> taken;
  for (std::uint32_t k = 0; k < wanted * asked_for_a_post && taken.size() < wanted; ++k) {
    Words const w = context.compiled.draws.words(hash, context.clock, Purpose::joint_work, k);
    Row const row = below(w[0], rows);
    bool const new_here = state.peers.find(row) == nullptr &&
                          std::find(taken.begin(), taken.end(), row) == taken.end();
    if (state.residents.cell[row] == context.compiled.cells.padding() || !new_here ||
        !has_recovered(state, context, row) || uniform(w[1]) >= e.accepts_share)
      continue;
    double& free_usd = state.partnerships[p].free_usd;
    if (free_usd < training_usd) break;
    free_usd -= training_usd;
    taken.push_back(row);
    state.peers.add({row, context.week, service, 0});
    events.expenses.push_back({pipeline.partnership, pipeline.program, training_usd});
  }
  state.peers.merge_arrivals();
}

/// Peers benefit from meaningful work, colleagues, supervision and an income.
void support_peers(State& state, WeekContext const& context, std::uint16_t service) {
  constexpr int below_200 = 1;  // index in income_names; lower ones count, too
  PeerEvidence const& e = *context.compiled.evidence.peers;
  Residents const& r = state.residents;
  for (Peer const& peer : state.peers) {
    if (peer.service != service || peer.employed == 0) continue;
    bool const needs_income = context.compiled.cells.at(r.cell[peer.row]).income <= below_200;
    do_good(state, peer.row, e.own_benefit_z + (needs_income ? double{e.income_benefit_z} : 0.0));
  }
}

}  // namespace

void lead_peers(State& state, WeekContext const& context, Effects const& effects,
                WeekEvents& events) {
  std::vector<bool> led(context.compiled.services.size(), false);
  for (PeerPipeline const& pipeline : effects.pipelines) {
    auto const service = static_cast<std::uint16_t>(pipeline.service);
    led[service] = true;
    stop_working(state, context, service, count_peers(state, service).filled);
    empty_posts(state, context, events, service, count_peers(state, service).employed);
    employ(state, context, service);
    Count const now = count_peers(state, service);
    auto const payable = static_cast<std::size_t>(context.offers.hires[service]);
    std::size_t const wanted = std::min(now.posts, now.employed + payable);
    if (wanted > now.employed + now.training)
      recruit(state, context, events, pipeline, wanted - now.employed - now.training);
    support_peers(state, context, service);
  }
  state.peers.erase_if([&](Peer const& peer) { return !led[peer.service]; });
  commit(state, context, events);
}

}  // namespace kith
