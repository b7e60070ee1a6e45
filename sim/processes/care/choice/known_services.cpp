#include "kith/processes/care/choice/known_services.hpp"

#include <algorithm>

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/processes/steps.hpp"
#include "kith/processes/trial/participation.hpp"

namespace kith {
namespace {

/// Share of people of mean awareness in a zone who know of a service before anybody tells them.
double known_at_opening(KnownServicesEvidence const& e, Service const& service, std::size_t zone) {
  bool const here = service.remote || static_cast<std::size_t>(service.zone) == zone;
  return here ? e.in_zone_share : e.elsewhere_share;
}

double known_share(State const& state, WeekContext const& context, Row row, std::size_t service) {
  KnownServicesEvidence const& e = *context.compiled.evidence.known_services;
  Service const& what = context.compiled.services[service];
  auto const zone =
      static_cast<std::size_t>(context.compiled.access.at(state.residents.access[row]).zone);
  double const opening = known_at_opening(e, what, zone);
  auto const& told = state.services[service].told_share;
  double share = opening + (told.empty() ? 0.0 : told[zone] * (1.0 - opening));
  if ((state.residents.memberships[row] & what.hosts) != 0)
    share = std::max<double>(share, e.to_members_share);
  double const awareness = state.residents.awareness[row] / double{awareness_scale};
  return share * awareness / context.compiled.evidence.awareness->mean;
}

}  // namespace

/// Participants in a trial have been told about what its arms offer.
bool knows(State const& state, WeekContext const& context, Row row, std::size_t service,
           Errand errand) {
  Service const& what = context.compiled.services[service];
  if (!what.program || what.known_to_all || what.eligible.arms != 0 || errand == Errand::offer)
    return true;
  if (what.kept_arms != 0 && in_arm(state, context, what.kept_arms, row)) return true;
  std::uint32_t const generation = state.residents.generation[row];
  if (errand == Errand::own) {
    Words const w = context.compiled.draws.words(row, generation, Purpose::knowing, what.hash);
    return uniform(w[0]) < known_share(state, context, row, service);
  }
  Words const w =
      context.compiled.draws.words(row, context.clock, Purpose::choice, what.hash + generation);
  return uniform(w[1]) < context.compiled.evidence.known_services->to_doctors_share;
}

/// New clients tell others in their zone; people forget what they were told as they do awareness.
void spread_word(State& state, WeekContext const& context, WeekEvents const& events) {
  CompiledScenario const& compiled = context.compiled;
  std::size_t const zones = compiled.zone_rows.size();
  std::vector<std::vector<double>> clients(compiled.services.size());
  for (Visit const& visit : events.visits) {
    if (visit.number != 1 || visit.service == no_service) continue;
    if (!compiled.services[visit.service].program) continue;
    auto& of = clients[visit.service];
    of.resize(zones);
    of[static_cast<std::size_t>(compiled.access.at(state.residents.access[visit.row]).zone)] += 1.0;
  }
  double const tells = compiled.evidence.known_services->told_by_client;
  double const kept = 1.0 - compiled.evidence.awareness->return_per_week;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    auto& told = state.services[i].told_share;
    if (clients[i].empty() && told.empty()) continue;
    told.resize(zones);
    clients[i].resize(zones);
    for (std::size_t zone = 0; zone < zones; ++zone) {
      double const people = std::max<double>(1.0, compiled.zone_rows[zone].residents);
      told[zone] *= kept;
      told[zone] += (1.0 - told[zone]) * std::min(1.0, tells * clients[i][zone] / people);
    }
  }
}

}  // namespace kith
