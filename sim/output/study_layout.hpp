#pragma once

#include <H5Cpp.h>

#include <vector>

#include "hdf5_items.hpp"
#include "kith/results_file.hpp"

namespace kith {

/// Bytes of all values of a study, before compression.
std::uint64_t raw_bytes(Layout const& layout, std::size_t runs);

/// Writes everything that is known before the first run, and makes the datasets of the outcomes (in
/// their order; those without values are left closed).
std::vector<H5::DataSet> lay_out_study(H5::H5File& file, TextDigest& texts, Layout const& layout,
                                       StudyMetadata const& metadata);

/// The axes (scenario, replicate).
std::vector<Axis> run_axes(StudyMetadata const& metadata);

/// Today's date and time, UTC, ISO 8601.
std::string now_utc();

}  // namespace kith
