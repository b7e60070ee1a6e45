#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/answer/measures.hpp"
#include "kith/record.hpp"

namespace kith {

/// The dims of an outcome after scenario and replicate, with their sizes in a layout.
std::vector<SizedDim> sized(Layout const& layout, Outcome const& outcome);

/// The weeks of the horizon on a layout's time axis; none if it has no such axis.
std::vector<double> weeks_of(Layout const& layout);

/// The index of the first week at or after `week`.
std::size_t first_index(std::vector<double> const& weeks, int week);

/// The name of an outcome in titles and on axes.
std::string label_of(Outcome const& outcome);

}  // namespace kith
