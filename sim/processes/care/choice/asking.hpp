#pragma once

#include <algorithm>
#include <array>

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

// Whom people trust and what they ask for (MODEL 7.5).

namespace kith {

/// How a person's trust in each kind of care multiplies the hazard of asking.
struct TrustEffects {
  double clinic, community, primary;
  [[nodiscard]] double largest() const { return std::max({clinic, community, primary}); }
};
TrustEffects trust_effects(State const& state, WeekContext const& context, Row row);

/// A person's trust in a service: in its kind of care, part of which its host lends.
double trust_in(WeekContext const& context, TrustEffects const& trusts, std::size_t service);

/// How often people ask for each kind of care; the shares do not depend on what there is.
using KindShares = std::array<double, kind_of_care_count>;
KindShares kind_shares(WeekContext const& context, Errand errand);

}  // namespace kith
