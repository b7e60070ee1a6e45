#include "kith/processes/care/choice/chance_of_care.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/ground/numerics.hpp"
#include "kith/kernel/one_resident.hpp"
#include "kith/processes/care/choice/asking.hpp"
#include "kith/processes/care/choice/known_services.hpp"
#include "kith/processes/trial/participation.hpp"

namespace kith {
namespace {

constexpr auto place_of(Barrier barrier) {
  return static_cast<std::size_t>(barrier);
}
/// The index after all barriers: none is removed.
constexpr std::size_t as_it_is = barrier_count;
using Place = PlaceOfCare;

/// The person's side of every choice.
struct Asker {
  Row row;
  TrustEffects trusts;    ///< as it is
  TrustEffects trusting;  ///< if they trusted no less than the nation's mean
};

TrustEffects without_distrust(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  auto const mean = static_cast<std::uint8_t>(context.compiled.evidence.trust->center * 255.0);
  auto const effect = [&](std::uint8_t trust) {
    return double{context.compiled.trust_effect[std::max(trust, mean)]};
  };
  return {effect(r.trust_clinic[row]), effect(r.trust_community[row]),
          effect(r.trust_primary[row])};
}

/// How a person sees one service.
Place look_at(State const& state, WeekContext const& context, Asker const& asker,
              std::size_t service) {
  Acceptance const& chance =
      context.compiled.acceptance(state.residents.access[asker.row], service);
  bool const open = context.offers.draw[service] > 0.0;
  bool const known = knows(state, context, asker.row, service, Errand::own);
  double const wait = context.offers.wait_acceptance[service];
  double const trust = trust_in(context, asker.trusts, service) / asker.trusts.largest();
  double const trusting = trust_in(context, asker.trusting, service) / asker.trusting.largest();
  double const terms = chance.payer * chance.language;
  double const here = open && known ? trust * wait : 0.0;
  Place place;
  place.acceptable.fill(here * terms);
  place.way.fill(chance.travel);
  if (known) place.acceptable[place_of(Barrier::waiting)] = trust * terms;
  if (open) place.acceptable[place_of(Barrier::not_knowing)] = trust * wait * terms;
  place.acceptable[place_of(Barrier::cost)] = here * chance.language;
  place.way[place_of(Barrier::travel)] = 1.0;
  place.acceptable[place_of(Barrier::language)] = here * chance.payer;
  if (open && known)
    place.acceptable[place_of(Barrier::stigma_or_distrust)] = trusting * wait * terms;
  return place;
}

bool may_go(State const& state, WeekContext const& context, Row row, std::size_t service) {
  Service const& there = context.compiled.services[service];
  if (!there.program && !may_use_usual_care(state, context, row)) return false;
  return context.offers.desired_fte[service] > 0.0 && admits(state, context, there, row);
}

/// The places of a kind of care, by zone (the last is video): in each, the most likely service.
void find_places(State const& state, WeekContext const& context, Asker const& asker,
                 std::size_t kind, std::vector<Place>& places) {
  std::size_t const zones = context.compiled.zone_rows.size();
  places.assign(zones + 1, {});
  for (std::size_t const service : context.compiled.services_of_kind[kind]) {
    if (!may_go(state, context, asker.row, service)) continue;
    Service const& there = context.compiled.services[service];
    Place& best = places[there.remote ? zones : static_cast<std::size_t>(there.zone)];
    Place const one = look_at(state, context, asker, service);
    for (std::size_t b = 0; b < one.way.size(); ++b) {
      if (one.acceptable[b] * one.way[b] <= best.acceptable[b] * best.way[b]) continue;
      best.acceptable[b] = one.acceptable[b];
      best.way[b] = one.way[b];
    }
  }
}

/// Chance that one of the places will do: acceptability is one draw for all of them, travel is a
/// draw for each (MODEL 7.5).
double one_will_do(std::vector<Place> const& places, std::size_t barrier) {
  double most = 0.0, none = 1.0;
  for (Place const& place : places) most = std::max(most, place.acceptable[barrier]);
  if (most <= 0.0) return 0.0;
  for (Place const& place : places)
    none *= 1.0 - place.way[barrier] * place.acceptable[barrier] / most;
  return std::min(1.0, most) * (1.0 - none);
}

/// Chance that a person finds what they ask for, over the kinds of care.
double found(KindShares const& shares, PlacesByKind const& places, std::size_t barrier) {
  double chance = 0.0;
  for (std::size_t kind = 0; kind < shares.size(); ++kind)
    chance += shares[kind] * one_will_do(places[kind], barrier);
  return chance;
}

/// Weekly hazard of asking for a person who feels need (as in seeking.hpp).
double hazard(State const& state, WeekContext const& context, Row row, double stigma,
              TrustEffects const& trusts) {
  HelpSeekingEvidence const& e = *context.compiled.evidence.help_seeking;
  Residents const& r = state.residents;
  int const zone = context.compiled.access.at(r.access[row]).zone;
  double const z = latent_score(context.compiled, r, row,
                                double{context.zone_shock[static_cast<std::size_t>(zone)]});
  constexpr double usual_z = 0.7;  // the z of the base hazard (equations.hpp)
  return double{context.compiled.personal_factor[r.cell[row]]} * trusts.largest() *
         exponential(e.per_z * (z - usual_z) + e.per_stigma_sd * stigma);
}

double within_weeks(double per_week) {
  return 1.0 - exponential(-chance_weeks * per_week);
}

CareChances of_asking(State const& state, WeekContext const& context, Row row, bool felt,
                      PlacesByKind& places) {
  Asker const asker{row, trust_effects(state, context, row), without_distrust(state, context, row)};
  KindShares const shares = kind_shares(context, Errand::own);
  for (std::size_t kind = 0; kind < places.size(); ++kind)
    find_places(state, context, asker, kind, places[kind]);
  double const stigma = state.residents.stigma[row] / double{stigma_scale};
  double const usual = hazard(state, context, row, stigma, asker.trusts);
  double const now = found(shares, places, as_it_is);
  CareChances chances{within_weeks(usual * now), {}};
  if (!felt) {  // they do not ask, whatever other barrier is removed
    chances.without[place_of(Barrier::no_felt_need)] = std::exchange(chances.now, 0.0);
    return chances;
  }
  chances.without.fill(chances.now);
  for (std::size_t b = 0; b < barrier_count; ++b)
    if (double const more = found(shares, places, b); more > now)
      chances.without[b] = within_weeks(usual * more);
  double const freed = hazard(state, context, row, std::min(0.0, stigma), asker.trusting);
  chances.without[place_of(Barrier::stigma_or_distrust)] =
      within_weeks(freed * found(shares, places, place_of(Barrier::stigma_or_distrust)));
  return chances;
}

CareChances of_waiting(State const& state, Row row) {
  Request const* const request = state.requests.find(row);
  double const wait = request == nullptr ? 0.0 : state.services[request->service].present_wait;
  double const left = 1.0 - std::min(wait, chance_weeks) / chance_weeks;
  CareChances chances{left, {}};
  chances.without.fill(left);
  chances.without[place_of(Barrier::waiting)] = 1.0;
  return chances;
}

}  // namespace

CareChances chances_of_care(State const& state, WeekContext const& context,
                            ResidentEvent const& in_need, PlacesByKind& places) {
  Row const row = in_need.row;
  if ((state.residents.status[row] & waiting) != 0) return of_waiting(state, row);
  return of_asking(state, context, row, in_need.felt != 0, places);
}

}  // namespace kith
