#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"

namespace kith::studio {

/// Settings that turn a scenario into a smaller town with so many residents: posts, lump sums and
/// grants of usual care and of partnerships in proportion.
std::vector<std::string> preview_settings(Scenario const& scenario, int residents);

}  // namespace kith::studio
