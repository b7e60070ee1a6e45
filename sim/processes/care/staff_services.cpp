#include <algorithm>

#include "kith/processes/life.hpp"

namespace kith {
namespace {

double total_fte(ServiceState const& service_state) {
  double sum = 0.0;
  for (Post const& post : service_state.posts) sum += post.fte;
  return sum;
}

/// New posts are empty and have to be filled, unless their staff come along from elsewhere.
void open_posts(ServiceState& service_state, double fte, bool filled) {
  while (fte > 1e-9) {
    service_state.posts.push_back({std::min(1.0, fte), filled});
    fte -= 1.0;
  }
}

/// Posts go, the last first; clients of a post that is gone must find another.
void close_posts(ServiceState& service_state, double fte) {
  while (fte > 1e-9 && !service_state.posts.empty()) {
    Post& last = service_state.posts.back();
    double const cut = std::min(fte, last.fte);
    last.fte -= cut;
    fte -= cut;
    if (last.fte <= 1e-9) service_state.posts.pop_back();
  }
}

/// Slots stop at once when a service closes: clients and those waiting lose it, and trust.
void close_service(Life& life, std::size_t index) {
  Care const care = life.compiled.services[index].care;
  Residents& r = life.state.residents;
  life.state.episodes.erase_if([&](Episode const& episode) {
    if (episode.service != index) return false;
    lose_trust(life, episode.row, care);
    int const bit = is_support(life.compiled.services[index].role) ? supported : in_episode;
    r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
    return true;
  });
  life.state.requests.erase_if([&](Request const& request) {
    if (request.service != index) return false;
    close_request(life, request, false);
    return true;
  });
  life.state.services[index] = {};
  life.state.services[index].open = false;
}

}  // namespace

void staff_services(Life& life) {
  std::size_t const services = life.compiled.services.size();
  life.desired_fte.assign(services, 0.0);
  life.start_logit.assign(services, 0.0);
  life.lent_trust.assign(services, 0.0);
  life.competence.assign(services, {});
  for (Competence const& known : life.effects.competences)
    life.competence[static_cast<std::size_t>(known.service)] = known;
  std::vector<bool> moved(services, false);
  for (std::size_t i = 0; i < services; ++i) life.desired_fte[i] = life.compiled.services[i].fte;
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
    ServiceState& service_state = life.state.services[i];
    double const change = life.desired_fte[i] - total_fte(service_state);
    if (life.desired_fte[i] <= 1e-9 && !service_state.posts.empty()) {
      close_service(life, i);
    } else if (change > 1e-9) {
      service_state.open = true;
      bool const comes_back =
          life.week > 0 && !life.compiled.services[i].program && life.budget_usd_per_year.empty();
      open_posts(service_state, change, moved[i] || comes_back);
    } else if (change < -1e-9) {
      close_posts(service_state, -change);
    }
  }
}

}  // namespace kith
