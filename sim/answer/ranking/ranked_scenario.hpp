#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// A scenario among those that are ranked.
struct RankedScenario {
  Rival rival = Rival::none;
  std::size_t model = 0;  ///< for a rival: the scenario whose rival it is
  std::string name;       ///< for readers: "B: Peers", "Clinic therapists, same grant (for B)"
};

/// The scenarios of a study, in its order; the first is usual care. Rivals are recognized by their
/// ids. If several scenarios have partnerships, letters distinguish them.
std::vector<RankedScenario> ranked_scenarios(std::vector<std::string> const& ids,
                                             std::vector<std::string> const& titles);

}  // namespace kith
