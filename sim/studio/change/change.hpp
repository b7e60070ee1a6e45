#pragma once

#include "kith/studio/source.hpp"

namespace kith::studio {

/// A source with controls moved and settings written into its text.
Json change_json(Desk& desk, Json const& request);

}  // namespace kith::studio
