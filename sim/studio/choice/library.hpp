#pragma once

#include <filesystem>

#include "kith/studio/source.hpp"

namespace kith::studio {

/// The scenarios and communities that Kith ships.
Json library_json(std::filesystem::path const& share);

/// A scenario for another place, as `kith new` writes it.
Json carry_json(Desk& desk, std::filesystem::path const& share, Json const& request);

}  // namespace kith::studio
