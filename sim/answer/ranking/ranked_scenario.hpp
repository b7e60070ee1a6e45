#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// A scenario among those that are ranked.
struct RankedScenario {
  Rival rival = Rival::none;
  std::size_t model = 0;  ///< of a rival: the scenario whose rival it is
  std::string name;       ///< for a reader: "B: Peers", "Clinic therapists, same grant (for B)"
};

/// The scenarios of a study, by their order in it; the first is usual care. Rivals are known by
/// their ids. Letters tell scenarios with partnerships apart where there are several.
std::vector<RankedScenario> ranked_scenarios(std::vector<std::string> const& ids,
                                             std::vector<std::string> const& titles);

}  // namespace kith
