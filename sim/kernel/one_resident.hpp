#pragma once

#include "kith/state/compiled/compiled_scenario.hpp"

// The pass's equations for one resident, in double, for processes to ask between two passes.

namespace kith {

/// The latent score z of a resident from the current columns, under a shock of their zone (MODEL
/// 7.1).
[[nodiscard]] double latent_score(CompiledScenario const& compiled, Residents const& residents,
                                  Row row, double zone_shock);

/// K6true of a latent score, points (MODEL 7.1). In float, so that tests of K6 agree with the pass.
[[nodiscard]] double k6_of_score(DistressTables const& tables, double z);

/// Whether a resident whose K6true is `k6` sees a need for help (MODEL 7.4).
[[nodiscard]] bool is_need_felt(CompiledScenario const& compiled, Residents const& residents,
                                Row row, double k6);

/// The effect of one lasting tie in a week, from what was shown last week (MODEL 7.2, 7.3).
struct TieEffect {
  double z;  ///< on the state of distress
  double stigma, awareness;
  bool near;  ///< whether views are close enough for stigma to move at all
};
[[nodiscard]] TieEffect effect_of_tie(CompiledScenario const& compiled, Residents const& residents,
                                      Row row, Row other);

}  // namespace kith
