#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/answer/measures.hpp"
#include "kith/record.hpp"

namespace kith {

/// The dims of an outcome after scenario and replicate, with their sizes in a layout.
std::vector<SizedDim> sized(Layout const& layout, Outcome const& outcome);

/// The weeks of the horizon that a layout's time axis holds; none without one.
std::vector<double> weeks_of(Layout const& layout);

/// The place of the first week that is not before another.
std::size_t first_index(std::vector<double> const& weeks, int week);

/// What an outcome is called in titles and on axes.
std::string label_of(Outcome const& outcome);

}  // namespace kith
