#pragma once

#include <H5Cpp.h>

#include <vector>

#include "kith/io/results/hdf5_items.hpp"
#include "kith/io/results/results_file.hpp"

namespace kith {

/// Bytes of all values of a study, before compression.
std::uint64_t raw_bytes(Layout const& layout, std::size_t runs);

/// Writes everything that is known before the first run, and makes the datasets of the outcomes (in
/// their order; those without values are left closed). `run_chunk` is the length of a chunk on each
/// of the run's axes.
std::vector<H5::DataSet> lay_out_study(H5::H5File& file, TextDigest& texts, Layout const& layout,
                                       StudyMetadata const& metadata,
                                       std::vector<std::size_t> const& run_chunk = {1, 1});

/// The axes (scenario, replicate); for a sweep (sample, scenario, replicate).
std::vector<Axis> run_axes(StudyMetadata const& metadata);

/// How every run ended, in the order of its axes.
struct RunStates {
  static constexpr double done = 0.0, failed = 1.0, not_run = 2.0;
  explicit RunStates(std::size_t runs) : status(runs, not_run), messages(runs), digests(runs) {}
  void put(std::size_t run, RunResult const& result);
  [[nodiscard]] std::uint64_t text_bytes() const;

  std::vector<double> status;
  std::vector<std::string> messages, digests;
};

/// Writes what is known only after the last run, and the digest over all texts.
void put_runs(H5::H5File& file, TextDigest& texts, StudyMetadata const& metadata,
              RunStates const& states);

/// Adds everything that the writer itself knows.
StudyMetadata completed(StudyMetadata metadata);

/// Upper bound for the bytes of the texts of a study.
std::uint64_t text_bytes(StudyMetadata const& metadata);

/// The current date and time, UTC, ISO 8601.
std::string now_utc();

}  // namespace kith
