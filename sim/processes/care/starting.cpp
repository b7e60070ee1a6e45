#include "kith/processes/care/starting.hpp"

#include "kith/evidence/care.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/kernel/one_resident.hpp"

namespace kith {
namespace {

/// By who asked: the person, a doctor, or people who found them.
double by_route(CareEvidence const& e, EntryRoute route) {
  switch (route) {
    case EntryRoute::own:
    case EntryRoute::returning:
      return e.start_asked_log_odds;
    case EntryRoute::offered:
      return e.start_offered_log_odds;
    case EntryRoute::referred:
      break;
  }
  return e.start_log_odds;
}

double trust_in_care(State const& state, WeekContext const& context, Request const& request) {
  Residents const& r = state.residents;
  std::uint8_t const by_care[] = {r.trust_clinic[request.row], r.trust_community[request.row],
                                  r.trust_primary[request.row]};
  auto const care = static_cast<std::size_t>(context.compiled.services[request.service].care);
  return by_care[care] / 255.0;
}

/// By the person: felt need, stigma, trust, youth.
double by_person(State const& state, WeekContext const& context, Request const& request) {
  CareEvidence const& e = *context.compiled.evidence.care;
  TrustEvidence const& t = *context.compiled.evidence.trust;
  Residents const& r = state.residents;
  double log_odds = e.start_per_stigma_sd * (r.stigma[request.row] / double{stigma_scale});
  log_odds += e.start_per_trust_sd * (trust_in_care(state, context, request) - t.center) / t.sd;
  if (!is_need_felt(context.compiled, r, request.row, double{request.k6}))
    log_odds += e.start_without_felt_need;
  if (context.compiled.cells.at(r.cell[request.row]).age_band == 1) log_odds += e.start_ages_18_25;
  return log_odds;
}

}  // namespace

bool starts(State const& state, WeekContext const& context, Request const& request) {
  CareEvidence const& e = *context.compiled.evidence.care;
  Words const w = context.compiled.draws.words(request.row, context.clock, Purpose::first_visit,
                                               state.residents.generation[request.row]);
  constexpr double ordinary_wait = 4.0;  // the wait in weeks at which the odds by route apply
  double const log_odds = by_route(e, request.route) + by_person(state, context, request) +
                          context.offers.start_logit[request.service] +
                          (request.coached != 0 ? double{e.start_coached} : 0.0) +
                          e.start_per_week_waited * (context.week - request.week - ordinary_wait);
  return uniform(w[0]) < 1.0 / (1.0 + exponential(-log_odds));
}

}  // namespace kith
