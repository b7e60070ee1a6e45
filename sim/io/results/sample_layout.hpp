#pragma once

#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// Writes the axis `sample`, one coordinate `param_PATH` for each varied number, and how the points
/// were laid out (/design). Does nothing without samples.
void put_samples(Hdf5Items& items, SampleTable const& samples);

}  // namespace kith
