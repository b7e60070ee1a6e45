#pragma once

#include <string>

#include "kith/simulation/timings.hpp"

namespace kith {

/// A table of the steps of the week, the slowest first: seconds, and the share of all.
std::string describe_timings(Timings const& timings);

}  // namespace kith
