#pragma once

#include <string>

#include "kith/io/scenario/settings.hpp"

namespace kith {

/// Applies a command-line setting `path=value` on top of the files. Items must exist: a setting can
/// change a partnership but not add one.
void apply_set(Settings& settings, std::string const& argument, int layer, Problems& problems);

}  // namespace kith
