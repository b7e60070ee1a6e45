#include "kith/outcomes/reasons.hpp"

#include <algorithm>

#include "kith/evidence/help_seeking.hpp"
#include "kith/evidence/trust_and_stigma.hpp"
#include "kith/outcomes/tally.hpp"
#include "kith/processes/people/eligibility.hpp"
#include "kith/processes/resident_update.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/compiled/make_services.hpp"

namespace kith {
namespace {

/// What keeps a person from the service that draws them most: of usual care, or of a program that
/// lets them in.
Barriers losses_of(State const& state, WeekContext const& context, Row row) {
  CompiledScenario const& compiled = context.compiled;
  std::uint16_t const access = state.residents.access[row];
  int nearest = compiled.nearest_usual[access];
  auto const service = [&](int i) -> Service const& {
    return compiled.services[static_cast<std::size_t>(i)];
  };
  auto const accepted = [&](int i) {
    return compiled.acceptance(access, static_cast<std::size_t>(i)).together();
  };
  double most = nearest >= 0 ? accepted(nearest) * service(nearest).fte : 0.0;
  for (int i = compiled.usual_services; i < static_cast<int>(compiled.services.size()); ++i) {
    double const fte = context.offers.desired_fte[static_cast<std::size_t>(i)];
    double const draw = accepted(i) * fte;
    if (!service(i).walk_in || draw <= most ||
        !is_eligible(state, context, service(i).eligible, row))
      continue;
    most = draw;
    nearest = i;
  }
  return nearest < 0 ? Barriers{}
                     : barriers_of(compiled, service(nearest), compiled.access.at(access));
}

double stigma_and_distrust(State const& state, WeekContext const& context, Row row) {
  HelpSeekingEvidence const& e = *context.compiled.evidence.help_seeking;
  TrustEvidence const& t = *context.compiled.evidence.trust;
  Residents const& r = state.residents;
  double const stigma = -e.per_stigma_sd * std::max(0.0, r.stigma[row] / double{stigma_scale});
  double const trust = (r.trust_clinic[row] / 255.0 - t.centre) / t.sd;
  return stigma - e.per_trust_sd * std::min(0.0, trust);
}

/// The first reason that applies, then the largest barrier (MODEL 7.13).
Reason reason_of(State const& state, WeekContext const& context, ResidentEvent const& h) {
  Residents const& r = state.residents;
  if ((r.status[h.row] & waiting) != 0) return Reason::waiting;
  if (h.felt == 0) return Reason::no_felt_need;
  if (r.awareness[h.row] < 0.2 * double{awareness_scale}) return Reason::not_knowing;
  Barriers const loss = losses_of(state, context, h.row);
  std::pair<double, Reason> const candidates[] = {
      {loss.cost, Reason::cost},
      {loss.travel - ordinary_way_loss(context.compiled), Reason::travel},
      {loss.language, Reason::language},
      {stigma_and_distrust(state, context, h.row), Reason::stigma_or_distrust}};
  auto const* largest =
      std::max_element(std::begin(candidates), std::end(candidates),
                       [](auto const& a, auto const& b) { return a.first < b.first; });
  return largest->first > 0.0 ? largest->second : Reason::other;
}

}  // namespace

std::vector<std::array<double, reason_count>> reasons_of(State const& state,
                                                         WeekContext const& context,
                                                         ResidentUpdate const& update) {
  using Counts = std::array<double, reason_count>;
  Residents const& r = state.residents;
  auto const counts = tally<Counts>(
      context, update.events_by_block.size(), [&](std::vector<Counts>& of, std::size_t block) {
        for (ResidentEvent const& h : update.events_by_block[block]) {
          if (h.event != unmet_need) continue;
          auto const reason = static_cast<std::size_t>(reason_of(state, context, h));
          CellMargins const at = context.strata.margins_of_cell[r.cell[h.row]];
          of[at.kind][reason] += 1.0;
          of[at.rest][reason] += 1.0;
        }
      });
  return over_strata(context.strata, counts);
}

}  // namespace kith
