#pragma once

#include "kith/studio/source.hpp"

namespace kith::studio {

/// A source with moved controls and new settings written into its text.
Json change_json(Desk& desk, Json const& request);

}  // namespace kith::studio
