#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/processes/care/prescriber_panel.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/processes/week_events.hpp"

namespace kith {

void leave_clients(State& state, WeekContext const& context, WeekEvents& events,
                   std::vector<PostPlace> const& emptied) {
  if (emptied.empty()) return;
  Residents& r = state.residents;
  std::vector<std::vector<bool>> is_empty(state.services.size());
  for (auto const& [service, post] : emptied) {
    is_empty[service].resize(std::max(is_empty[service].size(), post + 1));
    is_empty[service][post] = true;
  }
  lose_patients(state, context, is_empty);
  std::vector<std::pair<PostPlace, Row>> returning;
  state.episodes.erase_if([&](Episode const& episode) {
    auto const& posts = is_empty[episode.service];
    if (episode.post >= posts.size() || !posts[episode.post]) return false;
    Service const& place = context.compiled.services[episode.service];
    Words const w =
        context.compiled.draws.words(episode.row, context.clock, Purpose::workforce, place.hash);
    lose_trust(state, context, episode.row, place.care);
    // A client of a course may also have therapy: only this one ends.
    int const bit = is_support(place.role) ? supported : in_episode;
    r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
    if (uniform(w[0]) >= context.compiled.evidence.care->clients_lost_share)
      returning.emplace_back(PostPlace{episode.service, episode.post}, episode.row);
    return true;
  });
  std::sort(returning.begin(), returning.end());
  for (auto const& [post, row] : returning)
    if ((r.status[row] & waiting) == 0)
      open_request(state, context, events, row, static_cast<int>(post.first),
                   {EntryRoute::returning});
}

/// Clinicians leave, sooner if every slot is used; vacant posts are filled after some weeks
/// (care.turnover_per_week, care.refill_weeks). Posts draw by the hash of their service and their
/// index.
void turn_over_staff(State& state, WeekContext const& context, WeekEvents& events) {
  CareEvidence const& e = *context.compiled.evidence.care;
  std::vector<PostPlace> emptied;
  for (std::size_t i = 0; i < context.compiled.services.size(); ++i) {
    ServiceState& service_state = state.services[i];
    double const load = std::clamp((service_state.use_of_slots - 0.9) / 0.1, -1.0, 1.0);
    double const leaves = e.turnover_per_week * (1.0 + e.turnover_load_effect * load);
    int hires = context.offers.hires[i];
    for (std::size_t p = 0; p < service_state.posts.size(); ++p) {
      Words const w =
          context.compiled.draws.words(context.compiled.services[i].hash, context.clock,
                                       Purpose::workforce, static_cast<std::uint32_t>(p));
      if (!service_state.posts[p].filled) {
        service_state.posts[p].filled =
            !context.compiled.services[i].own_people && hires > 0 &&
            (e.refill_weeks < 1.0 || uniform(w[0]) < 1.0 / e.refill_weeks);
        hires -= service_state.posts[p].filled ? 1 : 0;
      } else if (uniform(w[1]) < leaves) {
        service_state.posts[p].filled = false;
        emptied.emplace_back(i, p);
      }
    }
  }
  leave_clients(state, context, events, emptied);
  commit(state, context, events);
}

}  // namespace kith
