#include "kith/evidence/partnership.hpp"
#include "kith/processes/partnership/joint_work.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// Zones whose need a community organization among the partners sees: its own.
std::vector<bool> seen_zones(Scenario const& scenario, Partnership const& partnership) {
  std::vector<bool> seen(scenario.zones.size(), false);
  for (Organization const& organization : scenario.organizations) {
    bool partner = false;
    for (std::string const& id : partnership.partners) partner = partner || id == organization.id;
    if (!partner || is_agency(organization.kind)) continue;
    for (std::size_t z = 0; z < seen.size(); ++z)
      if (scenario.zones[z].id == organization.zone) seen[z] = true;
  }
  return seen;
}

}  // namespace

/// Community organizations see unmet need in their own zone; partners learn of it to the extent
/// that they communicate. Knowledge that is not renewed fades to no difference between zones.
void learn_of_need(State& state, WeekContext const& context) {
  KnowledgeEvidence const& e = *context.compiled.evidence.knowledge;
  double residents = 0.0;
  double unmet = 0.0;
  for (ZoneRows const& zone : context.compiled.zone_rows) residents += zone.residents;
  for (double const people : state.unmet_by_zone) unmet += people;
  for (std::size_t p = 0; p < state.partnerships.size(); ++p) {
    PartnershipState& partnership_state = state.partnerships[p];
    if (!partnership_state.alive) continue;
    std::vector<bool> const seen =
        seen_zones(*context.compiled.scenario, context.compiled.scenario->partnerships[p]);
    for (std::size_t z = 0; z < partnership_state.known_unmet.size(); ++z) {
      double const evenly = unmet * context.compiled.zone_rows[z].residents / residents;
      double& known = partnership_state.known_unmet[z];
      known += e.forgetting_per_week * (evenly - known);
      if (seen[z])
        known += e.learning_per_week * partnership_state.communication *
                 (state.unmet_by_zone[z] - known);
    }
  }
}

}  // namespace kith
