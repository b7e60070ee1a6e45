#include "kith/processes/care/choice/service_choice.hpp"

#include <algorithm>

#include "kith/evidence/care.hpp"
#include "kith/evidence/help_seeking.hpp"
#include "kith/processes/care/choice/asking.hpp"
#include "kith/processes/care/choice/known_services.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/trial/participation.hpp"
#include "kith/processes/week_context.hpp"

namespace kith {
namespace {

/// Draws one of the kinds, by their shares.
std::size_t draw_kind(KindShares const& shares, double u) {
  double total = 0.0;
  for (double const share : shares) total += share;
  std::size_t kind = 0, last = 0;
  for (double passed = 0.0; kind < shares.size(); ++kind) {
    if (shares[kind] <= 0.0) continue;
    last = kind;
    passed += shares[kind];
    if (u * total < passed) return kind;
  }
  return last;
}

/// What one person accepts this week. One number decides each hurdle for all services alike, so
/// that ten services with a barrier are no easier to enter than one; travel is drawn by zone.
class Hurdles {
 public:
  Hurdles(WeekContext const& context, State const& state, Row row, Words const& words)
      : context_(context),
        row_(row),
        access_(state.residents.access[row]),
        generation_(state.residents.generation[row]),
        trusts_(trust_effects(state, context, row)),
        u_trust_(uniform(words[1])),
        u_payer_(uniform(words[2])),
        u_language_(uniform(words[3])) {}

  /// Trust and wait are one hurdle: the service a person trusts most is accepted if nobody waits.
  [[nodiscard]] bool passes(std::size_t service) const {
    Acceptance const& chance = context_.compiled.acceptance(access_, service);
    return u_trust_ * trusts_.largest() <
               trust_in(context_, trusts_, service) * context_.offers.wait_acceptance[service] &&
           u_payer_ < chance.payer && u_language_ < chance.language &&
           uniform(way_to(service)) < chance.travel;
  }
  /// With somebody's help, hurdles only make a service less likely.
  [[nodiscard]] double weight(std::size_t service) const {
    return context_.compiled.acceptance(access_, service).together() *
           trust_in(context_, trusts_, service);
  }

 private:
  [[nodiscard]] std::uint32_t way_to(std::size_t service) const {
    Service const& there = context_.compiled.services[service];
    std::uint32_t const zone = there.remote ? 0 : 1 + static_cast<std::uint32_t>(there.zone);
    auto const kind = static_cast<std::uint32_t>(kind_of_care(there.role));
    constexpr auto kinds = static_cast<std::uint32_t>(kind_of_care_count);
    std::uint32_t const place = 0x10000u * (1 + zone * kinds + kind);
    return context_.compiled.draws.words(row_, context_.clock, Purpose::choice,
                                         place + generation_)[0];
  }

  WeekContext const& context_;
  Row row_;
  std::uint16_t access_;
  std::uint32_t generation_;
  TrustEffects trusts_;
  double u_trust_, u_payer_, u_language_;
};

/// The first service of a kind: each has a clock keyed by its id, so that a new service affects
/// only those who take it, and equal services count once.
int race(State const& state, WeekContext const& context, Row row, Errand errand,
         Hurdles const& hurdles, std::size_t kind) {
  bool const usual = may_use_usual_care(state, context, row);
  int first = nowhere;
  double earliest = 1e300;
  for (std::size_t const i : context.compiled.services_of_kind[kind]) {
    Service const& service = context.compiled.services[i];
    double draw = context.offers.draw[i];
    if (draw <= 0.0 || (!service.program && !usual)) continue;
    if (!admits(state, context, service, row) || !knows(state, context, row, i, errand)) continue;
    if (errand != Errand::own)
      draw *= hurdles.weight(i);
    else if (!hurdles.passes(i))
      continue;
    Words const w = context.compiled.draws.words(row, context.clock, Purpose::choice,
                                                 service.hash + state.residents.generation[row]);
    double const u = uniform(w[0]);
    if (1.0 - u >= earliest * draw * 1.0001) continue;  // -ln u > 1 - u: it cannot be earliest
    double const ring = -logarithm(u) / draw;
    if (ring >= earliest) continue;
    earliest = ring;
    first = static_cast<int>(i);
  }
  return first;
}

}  // namespace

bool admits(State const& state, WeekContext const& context, Service const& service, Row row) {
  bool const in_course = (state.residents.status[row] & supported) != 0;
  if (in_course && is_support(service.role)) return false;
  return !service.program || is_eligible(state, context, service.eligible, row);
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

void set_draws(State const& state, CompiledScenario const& compiled, ServiceOffers& offers) {
  double const longest = compiled.evidence.care->longest_wait_offered_weeks;
  double const per_week = compiled.evidence.help_seeking->wait_per_week;
  offers.draw.clear(), offers.wait_acceptance.clear();
  for (std::size_t i = 0; i < compiled.services.size(); ++i) {
    double const wait = state.services[i].present_wait;
    double const accepted = exponential(per_week * wait);
    double const slots =
        offers.desired_fte[i] * slots_per_fte_week(compiled.services[i].role, compiled.evidence);
    offers.draw.push_back(wait <= longest ? slots * accepted : 0.0);
    offers.wait_acceptance.push_back(accepted);
  }
}

/// Each kind of care has a fixed share of what is asked for. A person who asks alone and finds
/// nothing returns another week; one who is helped takes another kind.
int choose_service(State const& state, WeekContext const& context, Row row, Errand errand) {
  std::uint32_t const generation = state.residents.generation[row];
  Words const w = context.compiled.draws.words(row, context.clock, Purpose::choice, generation);
  Hurdles const hurdles(context, state, row, w);
  KindShares shares = kind_shares(context, errand);
  std::size_t const kind = draw_kind(shares, uniform(w[0]));
  int const chosen = race(state, context, row, errand, hurdles, kind);
  if (chosen != nowhere || errand == Errand::own || errand == Errand::therapy) return chosen;
  shares[kind] = 0.0;
  return race(state, context, row, errand, hurdles, draw_kind(shares, uniform(w[1])));
}

}  // namespace kith
