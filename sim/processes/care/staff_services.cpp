#include <algorithm>

#include "kith/processes/life.hpp"

namespace kith {
namespace {

double total_fte(ServiceState const& state) {
  double sum = 0.0;
  for (Post const& post : state.posts) sum += post.fte;
  return sum;
}

/// New posts are empty and have to be filled, unless their staff come along from elsewhere.
void open_posts(ServiceState& state, double fte, bool filled) {
  while (fte > 1e-9) {
    state.posts.push_back({std::min(1.0, fte), filled});
    fte -= 1.0;
  }
}

/// Posts go, the last first; clients of a post that is gone must find another.
void close_posts(ServiceState& state, double fte) {
  while (fte > 1e-9 && !state.posts.empty()) {
    Post& last = state.posts.back();
    double const cut = std::min(fte, last.fte);
    last.fte -= cut;
    fte -= cut;
    if (last.fte <= 1e-9) state.posts.pop_back();
  }
}

/// Slots stop at once when a service closes: clients and those waiting lose it, and trust.
void close_service(Life& life, std::size_t index) {
  Care const care = life.setting.services[index].care;
  Residents& r = life.community.residents;
  life.community.episodes.erase_if([&](Episode const& episode) {
    if (episode.service != index) return false;
    lose_trust(life, episode.row, care);
    int const bit = is_support(life.setting.services[index].role) ? supported : in_episode;
    r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
    return true;
  });
  life.community.requests.erase_if([&](Request const& request) {
    if (request.service != index) return false;
    close_request(life, request, false);
    return true;
  });
  life.community.services[index] = {};
  life.community.services[index].open = false;
}

}  // namespace

void staff_services(Life& life) {
  std::size_t const services = life.setting.services.size();
  life.desired_fte.assign(services, 0.0);
  life.start_logit.assign(services, 0.0);
  life.lent_trust.assign(services, 0.0);
  life.competence.assign(services, {});
  for (Competence const& known : life.effects.competences)
    life.competence[static_cast<std::size_t>(known.service)] = known;
  std::vector<bool> moved(services, false);
  for (std::size_t i = 0; i < services; ++i) life.desired_fte[i] = life.setting.services[i].fte;
  for (Staffing const& staffing : life.effects.staffing) {
    auto const i = static_cast<std::size_t>(staffing.service);
    life.desired_fte[i] += staffing.fte;
    life.start_logit[i] = staffing.start_logit;
    life.lent_trust[i] = staffing.lent_trust;
    if (staffing.comes_along) moved[i] = true;
    if (staffing.moved_from >= 0) {
      moved[i] = true;
      double& left = life.desired_fte[static_cast<std::size_t>(staffing.moved_from)];
      left = std::max(0.0, left - staffing.fte);
    }
  }
  for (std::size_t i = 0; i < services; ++i) {
    ServiceState& state = life.community.services[i];
    double const change = life.desired_fte[i] - total_fte(state);
    if (life.desired_fte[i] <= 1e-9 && !state.posts.empty()) {
      close_service(life, i);
    } else if (change > 1e-9) {
      state.open = true;
      bool const comes_back =
          life.week > 0 && !life.setting.services[i].program && life.budget_usd_per_year.empty();
      open_posts(state, change, moved[i] || comes_back);
    } else if (change < -1e-9) {
      close_posts(state, -change);
    }
  }
}

}  // namespace kith
