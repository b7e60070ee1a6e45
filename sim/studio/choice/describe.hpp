#pragma once

#include "kith/studio/runs/opened.hpp"

namespace kith::studio {

/// What the page shows of a scenario before it runs.
Json description_json(Opened const& opened, std::string const& file);

}  // namespace kith::studio
