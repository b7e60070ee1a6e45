#include <algorithm>
#include <vector>

#include "kith/evidence/joint_work.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/partnership/joint_work.hpp"

namespace kith {
namespace {

/// Well, and in care or supported not long ago: the same as what ties see as recovery.
bool has_recovered(Life const& life, Row row) {
  Residents const& r = life.state.residents;
  auto const recent = static_cast<std::uint8_t>(life.compiled.evidence.stigma->recovery_weeks);
  return r.age[row] >= 18 && std::min(r.since_treated[row], r.since_supported[row]) < recent &&
         k6_now(life, row) < 5.0;
}

struct Count {
  std::size_t employed = 0, training = 0, filled = 0, posts = 0;
};

Count count_peers(Life const& life, std::uint16_t service) {
  Count count;
  for (Peer const& peer : life.state.peers)
    if (peer.service == service) ++(peer.employed != 0 ? count.employed : count.training);
  for (Post const& post : life.state.services[service].posts) {
    ++count.posts;
    if (post.filled) ++count.filled;
  }
  return count;
}

/// Whoever has left the town, has fallen ill again or whose post is gone works no longer.
void stop_working(Life& life, std::uint16_t service, std::size_t posts_filled) {
  double const relapse = life.compiled.evidence.peers->relapse_k6;
  life.state.peers.erase_if([&](Peer const& peer) {
    return peer.service == service && peer.employed != 0 && k6_now(life, peer.row) >= relapse;
  });
  std::vector<std::pair<std::uint32_t, Row>> employed;
  for (Peer const& peer : life.state.peers)
    if (peer.service == service && peer.employed != 0)
      employed.emplace_back(
          life.compiled.draws.words(peer.row, life.clock, Purpose::joint_work, service)[0],
          peer.row);
  if (employed.size() <= posts_filled) return;
  std::sort(employed.begin(), employed.end());
  employed.resize(employed.size() - posts_filled);
  life.state.peers.erase_if([&](Peer const& peer) {
    auto const leaves = [&peer](auto const& one) { return one.second == peer.row; };
    return peer.service == service && std::any_of(employed.begin(), employed.end(), leaves);
  });
}

/// Posts of those who stopped are empty, the last ones first; their clients must find another.
void empty_posts(Life& life, std::size_t service, std::size_t employed) {
  std::vector<Post>& posts = life.state.services[service].posts;
  std::size_t filled = 0;
  std::vector<PostPlace> emptied;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (!posts[p].filled || ++filled <= employed) continue;
    posts[p].filled = false;
    emptied.emplace_back(service, p);
  }
  leave_clients(life, emptied);
}

/// Those whose training is over take empty posts.
void employ(Life& life, std::uint16_t service) {
  auto const weeks = static_cast<Week>(life.compiled.evidence.peers->training_weeks);
  std::vector<Post>& posts = life.state.services[service].posts;
  for (Peer& peer : life.state.peers) {
    bool const ready =
        peer.service == service && peer.employed == 0 && life.week >= peer.since + weeks;
    auto const empty =
        std::find_if(posts.begin(), posts.end(), [](Post const& post) { return !post.filled; });
    if (!ready || empty == posts.end()) continue;
    empty->filled = true;
    peer.employed = 1;
    peer.since = life.week;
  }
}

/// People in recovery are asked, as many as posts will need; some want to.
void recruit(Life& life, PeerPipeline const& pipeline, std::size_t wanted) {
  constexpr std::uint32_t asked_for_a_post = 64;  // people met in a week, of any kind
  auto const service = static_cast<std::uint16_t>(pipeline.service);
  PeerEvidence const& e = *life.compiled.evidence.peers;
  std::uint32_t const hash = life.compiled.services[service].hash;
  auto const rows = static_cast<std::uint32_t>(life.state.residents.age.size());
  std::vector<Row> taken;
  for (std::uint32_t k = 0; k < wanted * asked_for_a_post && taken.size() < wanted; ++k) {
    Words const w = life.compiled.draws.words(hash, life.clock, Purpose::joint_work, k);
    Row const row = below(w[0], rows);
    bool const new_here = life.state.peers.find(row) == nullptr &&
                          std::find(taken.begin(), taken.end(), row) == taken.end();
    if (life.state.residents.cell[row] == life.compiled.cells.padding() || !new_here ||
        !has_recovered(life, row) || uniform(w[1]) >= e.accepts_share)
      continue;
    taken.push_back(row);
    life.state.peers.add({row, life.week, service, 0});
    life.effects.expenses.push_back({pipeline.partnership, pipeline.program, e.training_usd});
  }
  life.state.peers.settle();
}

/// Work that means something, colleagues and supervision: peers' own benefit; and an income.
void support_peers(Life& life, std::uint16_t service) {
  constexpr int below_200 = 1;  // of income_names, this and lower ones
  PeerEvidence const& e = *life.compiled.evidence.peers;
  Residents const& r = life.state.residents;
  for (Peer const& peer : life.state.peers) {
    if (peer.service != service || peer.employed == 0) continue;
    bool const needs_income = life.compiled.cells.at(r.cell[peer.row]).income <= below_200;
    do_good(life, peer.row, e.own_benefit_z + (needs_income ? double{e.income_benefit_z} : 0.0));
  }
}

}  // namespace

void lead_peers(Life& life) {
  std::vector<bool> led(life.compiled.services.size(), false);
  for (PeerPipeline const& pipeline : life.effects.pipelines) {
    auto const service = static_cast<std::uint16_t>(pipeline.service);
    led[service] = true;
    stop_working(life, service, count_peers(life, service).filled);
    empty_posts(life, service, count_peers(life, service).employed);
    employ(life, service);
    Count const now = count_peers(life, service);
    if (now.posts > now.employed + now.training)
      recruit(life, pipeline, now.posts - now.employed - now.training);
    support_peers(life, service);
  }
  life.state.peers.erase_if([&](Peer const& peer) { return !led[peer.service]; });
  settle(life);
}

}  // namespace kith
