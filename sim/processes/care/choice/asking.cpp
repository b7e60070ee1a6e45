#include "kith/processes/care/choice/asking.hpp"

#include "kith/evidence/help_seeking.hpp"

namespace kith {

TrustEffects trust_effects(State const& state, WeekContext const& context, Row row) {
  Residents const& r = state.residents;
  auto const& effect = context.compiled.trust_effect;
  return {double{effect[r.trust_clinic[row]]}, double{effect[r.trust_community[row]]},
          double{effect[r.trust_primary[row]]}};
}

double trust_in(WeekContext const& context, TrustEffects const& trusts, std::size_t service) {
  bool const primary = context.compiled.services[service].care == Care::primary_care;
  double const own = primary ? trusts.primary : trusts.clinic;
  return own + context.offers.lent_trust[service] * (trusts.community - own);
}

KindShares kind_shares(WeekContext const& context, Errand errand) {
  HelpSeekingEvidence const& e = *context.compiled.evidence.help_seeking;
  if (errand == Errand::therapy) return {1.0, 0.0, 0.0, 0.0};
  if (errand == Errand::referral)
    return {1.0 - e.referrals_to_prescriber_share, e.referrals_to_prescriber_share, 0.0, 0.0};
  double const medical =
      1.0 - e.asks_therapist_share - e.asks_prescriber_share - e.asks_helper_share;
  return {e.asks_therapist_share, e.asks_prescriber_share, std::max(0.0, medical),
          e.asks_helper_share};
}

}  // namespace kith
