#pragma once

#include <algorithm>
#include <array>

#include "kith/processes/care/choice/service_choice.hpp"
#include "kith/processes/week_context.hpp"
#include "kith/state/state.hpp"

// Whom people trust, and what kind of care they ask for (MODEL 7.5).

namespace kith {

/// The factor of a person's trust in each kind of care on the hazard of asking.
struct TrustEffects {
  double clinic, community, primary;
  [[nodiscard]] double largest() const { return std::max({clinic, community, primary}); }
};
TrustEffects trust_effects(State const& state, WeekContext const& context, Row row);

/// A person's trust in a service: trust in its kind of care, partly that in its host.
double trust_in(WeekContext const& context, TrustEffects const& trusts, std::size_t service);

/// Shares of the kinds of care among requests; they do not depend on supply.
using KindShares = std::array<double, kind_of_care_count>;
KindShares kind_shares(WeekContext const& context, Errand errand);

}  // namespace kith
