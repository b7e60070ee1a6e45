#include <algorithm>

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/care/requests.hpp"
#include "kith/processes/people/inner_life.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

double total_fte(ServiceState const& service_state) {
  double sum = 0.0;
  for (Post const& post : service_state.posts) sum += post.fte;
  return sum;
}

/// New posts are vacant and must be filled, unless staff move in from elsewhere.
void open_posts(ServiceState& service_state, double fte, bool filled) {
  while (fte > 1e-9) {
    service_state.posts.push_back({std::min(1.0, fte), filled});
    fte -= 1.0;
  }
}

/// Removes posts, the last first; clients of a post that is gone must find another.
void close_posts(ServiceState& service_state, double fte) {
  while (fte > 1e-9 && !service_state.posts.empty()) {
    Post& last = service_state.posts.back();
    double const cut = std::min(fte, last.fte);
    last.fte -= cut;
    fte -= cut;
    if (last.fte <= 1e-9) service_state.posts.pop_back();
  }
}

/// Slots end at once when a service closes: its clients and queue lose it, and some trust.
void close_service(State& state, WeekContext const& context, std::size_t index) {
  Care const care = context.compiled.services[index].care;
  Residents& r = state.residents;
  state.episodes.erase_if([&](Episode const& episode) {
    if (episode.service != index) return false;
    lose_trust(state, context, episode.row, care);
    int const bit = is_support(context.compiled.services[index].role) ? supported : in_episode;
    r.status[episode.row] = static_cast<std::uint8_t>(r.status[episode.row] & ~bit);
    return true;
  });
  state.requests.erase_if([&](Request const& request) {
    if (request.service != index) return false;
    close_request(state, context, request, WaitEnd::left);
    return true;
  });
  int const unpaid_weeks = state.services[index].unpaid_weeks;
  state.services[index] = {};
  state.services[index].open = false;
  state.services[index].unpaid_weeks = unpaid_weeks;
}

/// Posts that a program gets: those it hires, or as many of those to be moved as still exist.
double take_posts(ServiceOffers& offers, Staffing const& staffing) {
  if (staffing.moved_from == nowhere) return staffing.fte;
  double& left = offers.desired_fte[static_cast<std::size_t>(staffing.moved_from)];
  double const taken = std::min(left, staffing.fte);
  left -= taken;
  return taken;
}

}  // namespace

ServiceOffers staff_services(State& state, WeekContext const& context, Effects const& effects) {
  ServiceOffers offers;
  std::size_t const services = context.compiled.services.size();
  offers.desired_fte.assign(services, 0.0);
  offers.start_logit.assign(services, 0.0);
  offers.lent_trust.assign(services, 0.0);
  offers.competence.assign(services, {});
  offers.hires.assign(services, Staffing::no_limit);
  for (Competence const& known : effects.competences)
    offers.competence[static_cast<std::size_t>(known.service)] = known;
  offers.teachings = effects.teachings;
  offers.feedbacks = effects.feedbacks;
  std::vector<bool> moved(services, false);
  for (std::size_t i = 0; i < services; ++i)
    offers.desired_fte[i] = context.compiled.services[i].fte;
  for (Staffing const& staffing : effects.staffing) {
    auto const i = static_cast<std::size_t>(staffing.service);
    offers.desired_fte[i] += take_posts(offers, staffing);
    offers.start_logit[i] = staffing.start_logit;
    offers.lent_trust[i] = staffing.lent_trust;
    offers.hires[i] = staffing.hires;
    if (staffing.comes_along || staffing.moved_from != nowhere) moved[i] = true;
  }
  for (std::size_t i = 0; i < services; ++i) {
    ServiceState& service_state = state.services[i];
    double const change = offers.desired_fte[i] - total_fte(service_state);
    if (offers.desired_fte[i] <= 1e-9 && !service_state.posts.empty()) {
      close_service(state, context, i);
    } else if (change > 1e-9) {
      service_state.open = true;
      bool const comes_back =
          context.week > 0 && !context.compiled.services[i].program && context.budget.is_empty();
      open_posts(service_state, change, moved[i] || comes_back);
    } else if (change < -1e-9) {
      close_posts(service_state, -change);
    }
  }
  set_draws(state, context.compiled, offers);
  return offers;
}

}  // namespace kith
