#include "kith/processes/care/service_choice.hpp"

#include <algorithm>

#include "kith/evidence/help_seeking.hpp"
#include "kith/kernel/lent_trust.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// How a person's trust in each kind of care multiplies the hazard.
struct TrustEffects {
  double clinic, community, primary;
};

TrustEffects trust_effects(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  auto const& effect = context.compiled.trust_effect;
  return {double{effect[r.trust_clinic[row]]}, double{effect[r.trust_community[row]]},
          double{effect[r.trust_primary[row]]}};
}

/// A person's trust in a service: in its kind of care, part of which its host lends.
double trust_in(WeekContext const& context, TrustEffects const& trusts, std::size_t service) {
  bool const primary = context.compiled.services[service].care == Care::primary_care;
  double const own = primary ? trusts.primary : trusts.clinic;
  return lent_trust(own, trusts.community, context.offers.lent_trust[service]);
}

/// Usual services share one clock and divide its ring in proportion to how they draw: the weekly
/// rate at which a person would go there, apart from their own drive.
struct UsualDraw {
  double total = 0.0;
  int chosen = -1;
};

UsualDraw draw_usual(State const& state, WeekContext const& context, Row row,
                     TrustEffects const& trusts, Sought what, double u) {
  auto const& capacity = context.offers.sought_capacity[static_cast<std::size_t>(what)];
  double const* barriers = context.compiled.barriers.of(state.residents.access[row]);
  thread_local std::vector<double> cumulative;
  cumulative.resize(capacity.size());
  UsualDraw draw;
  for (std::size_t i = 0; i < capacity.size(); ++i) {
    draw.total += capacity[i] * barriers[i] * trust_in(context, trusts, i);
    cumulative[i] = draw.total;
  }
  auto const at = std::upper_bound(cumulative.begin(), cumulative.end(), u * draw.total);
  if (draw.total > 0.0 && at != cumulative.end())
    draw.chosen = static_cast<int>(at - cumulative.begin());
  return draw;
}

}  // namespace

bool admits(State const& state, WeekContext const& context, Service const& service, Row row) {
  bool const in_course = (state.residents.status[row] & supported) != 0;
  return !(in_course && is_support(service.role)) &&
         is_eligible(state, context, service.eligible, row);
}

double open_share(WeekContext const& context, Service const& service) {
  double share = 1.0;
  std::string const& zone =
      context.compiled.scenario->zones[static_cast<std::size_t>(service.zone)].id;
  for (ShockEvent const& event : context.compiled.scenario->events) {
    bool const now = context.week >= event.week && context.week - event.week < event.closure_weeks;
    bool const here = event.zones.empty() ||
                      std::find(event.zones.begin(), event.zones.end(), zone) != event.zones.end();
    if (now && here && !service.remote) share = std::min(share, event.in_person_slots_share);
  }
  return share;
}

void set_capacity(State const& state, CompiledScenario const& compiled, ServiceOffers& offers) {
  HelpSeekingEvidence const& e = *compiled.evidence.help_seeking;
  offers.capacity.clear();
  for (std::size_t i = 0; i < compiled.services.size(); ++i) {
    double const slots =
        offers.desired_fte[i] * slots_per_fte_week(compiled.services[i].role, compiled.evidence);
    offers.capacity.push_back(slots / compiled.adults / e.reference_slots_per_adult_week *
                              exponential(e.wait_per_week * state.services[i].present_wait));
  }
  for (std::size_t what = 0; what < sought_count; ++what) {
    auto& sought = offers.sought_capacity[what];
    sought.assign(static_cast<std::size_t>(compiled.usual_services), 0.0);
    for (std::size_t i = 0; i < sought.size(); ++i)
      if (is_sought(static_cast<Sought>(what), compiled.services[i]) && offers.desired_fte[i] > 0.0)
        sought[i] = offers.capacity[i];
  }
}

/// The earliest of independent clocks: one for usual services, one for each service of a program,
/// keyed by its id, so that a new service moves only those who take it.
int choose_service(State const& state, WeekContext const& context, Row row, Sought what) {
  std::uint32_t const generation = state.residents.generation[row];
  Words const w = context.compiled.draws.words(row, context.clock, Purpose::choice, generation);
  TrustEffects const trusts = trust_effects(state, context, row);
  UsualDraw const usual = may_use_usual_care(state, context, row)
                              ? draw_usual(state, context, row, trusts, what, uniform(w[1]))
                              : UsualDraw{};
  int chosen = usual.chosen;
  double earliest_ring = chosen >= 0 ? -logarithm(uniform(w[0])) / usual.total : 1e300;
  double const* barriers = context.compiled.barriers.of(state.residents.access[row]);
  for (auto i = static_cast<std::size_t>(context.compiled.usual_services);
       i < context.compiled.services.size(); ++i) {
    Service const& service = context.compiled.services[i];
    if (!is_sought(what, service) || context.offers.desired_fte[i] <= 0.0 ||
        !admits(state, context, service, row))
      continue;
    Words const v = context.compiled.draws.words(row, context.clock, Purpose::choice,
                                                 service.hash + generation);
    double const u = uniform(v[0]);
    double const draw = context.offers.capacity[i] * barriers[i] * trust_in(context, trusts, i);
    if (1.0 - u >= earliest_ring * draw * 1.0001) continue;  // -ln u > 1 - u: it cannot be earliest
    double const ring = -logarithm(u) / draw;
    if (ring >= earliest_ring) continue;
    earliest_ring = ring;
    chosen = static_cast<int>(i);
  }
  return chosen;
}

}  // namespace kith
