#pragma once

#include "kith/studio/runs/opened.hpp"

namespace kith::studio {

/// What the page shows of a scenario before it runs, without its assumptions.
Json description_json(Opened const& opened, std::string const& file);

/// The evidence numbers that usual care or the scenario reads.
Json assumptions_json(Opened const& opened);

}  // namespace kith::studio
