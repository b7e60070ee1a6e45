#pragma once

#include <vector>

#include "kith/io/results/door/items.hpp"

namespace kith::door {

/// Gives each axis the path of its scale. Throws Fault if an axis has none of its length.
void name_axes(std::vector<Item>& items);

/// Checks that everything a study must have exists, with its kind and axes. Throws Fault.
void expect_study(std::vector<Item> const& items);

}  // namespace kith::door
