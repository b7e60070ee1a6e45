#pragma once

#include <vector>

#include "kith/io/results/door/items.hpp"

namespace kith::door {

/// Gives each axis the path of its scale. Throws Fault where an axis has none of its length.
void name_axes(std::vector<Item>& items);

/// What a study must hold is there, of its kind and on its axes. Throws Fault.
void expect_study(std::vector<Item> const& items);

}  // namespace kith::door
