#include <algorithm>

#include "kith/processes/life.hpp"

namespace kith {

void leave_clients(Life& life, std::vector<PostPlace> const& emptied) {
  if (emptied.empty()) return;
  Residents& r = life.community.residents;
  std::vector<std::vector<bool>> is_empty(life.community.services.size());
  for (auto const& [service, post] : emptied) {
    is_empty[service].resize(std::max(is_empty[service].size(), post + 1));
    is_empty[service][post] = true;
  }
  std::vector<std::pair<PostPlace, Row>> returning;
  life.community.episodes.erase_if([&](Episode const& episode) {
    auto const& posts = is_empty[episode.service];
    if (episode.post >= posts.size() || !posts[episode.post]) return false;
    Service const& place = life.setting.services[episode.service];
    Words const w =
        life.setting.draws.words(episode.row, life.clock, Purpose::workforce, place.hash);
    lose_trust(life, episode.row, place.care);
    // Somebody with a course may have therapy, too: only this one ends.
    int const bit = is_support(place.role) ? supported : in_episode;
    r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
    if (uniform(w[0]) >= life.setting.evidence.care.clients_lost_share)
      returning.emplace_back(PostPlace{episode.service, episode.post}, episode.row);
    return true;
  });
  std::sort(returning.begin(), returning.end());
  for (auto const& [post, row] : returning)
    if ((r.status[row] & waiting) == 0)
      open_request(life, row, static_cast<int>(post.first), true, false, true);
}

/// Clinicians leave, sooner where every slot is used; empty posts are filled after some weeks
/// (evidence C27, C28). Posts draw by the hash of their service and their number.
void turn_over_staff(Life& life) {
  CareEvidence const& e = life.setting.evidence.care;
  std::vector<PostPlace> emptied;
  for (std::size_t i = 0; i < life.setting.services.size(); ++i) {
    ServiceState& state = life.community.services[i];
    double const load = std::clamp((state.use_of_slots - 0.9) / 0.1, -1.0, 1.0);
    double const leaves = e.turnover_per_week * (1.0 + e.turnover_load_effect * load);
    for (std::size_t p = 0; p < state.posts.size(); ++p) {
      Words const w = life.setting.draws.words(life.setting.services[i].hash, life.clock,
                                               Purpose::workforce, static_cast<std::uint32_t>(p));
      if (!state.posts[p].filled) {
        state.posts[p].filled = !life.setting.services[i].own_people &&
                                (e.refill_weeks < 1.0 || uniform(w[0]) < 1.0 / e.refill_weeks);
      } else if (uniform(w[1]) < leaves) {
        state.posts[p].filled = false;
        emptied.emplace_back(i, p);
      }
    }
  }
  leave_clients(life, emptied);
  settle(life);
}

}  // namespace kith
