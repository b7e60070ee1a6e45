#pragma once

#include <string>

#include "kith/io/scenario/settings.hpp"

namespace kith {

/// Puts a setting `path=value` of the command line over the files. Items must exist: a setting
/// changes a partnership, it makes no new one.
void apply_set(Settings& settings, std::string const& argument, int layer, Problems& problems);

}  // namespace kith
