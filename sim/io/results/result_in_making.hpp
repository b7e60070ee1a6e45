#pragma once

#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "kith/io/results/chunk_encoder.hpp"
#include "kith/io/results/hdf5_target.hpp"
#include "kith/io/results/results_file.hpp"
#include "kith/io/results/study_layout.hpp"

namespace kith {

/// The common part of the results of studies and of sweeps while they are written.
struct ResultInMaking {
  ResultInMaking(std::filesystem::path const& path, Layout shape, StudyMetadata about,
                 WriterOptions options);

  /// Reserves space, writes what is known before the first run and makes the datasets.
  void begin(std::uint64_t text_bytes, std::vector<std::size_t> const& run_chunk);
  /// Writes an encoded chunk of an outcome; does nothing if it is empty.
  void put_chunk(std::size_t outcome, std::vector<hsize_t> const& place, Chunk const& chunk);
  /// Writes what is known after the last run, and gives the file its final name.
  void finish();

  /// Turns libhdf5's exceptions into ours; datasets that a failed file still has open stay open
  /// (see Hdf5Target).
  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (H5::Exception const& failure) {
      expect_good(-1, temporary.final_path().string(), "write: " + failure.getDetailMsg());
    }
  }

  Layout layout;
  StudyMetadata metadata;
  std::size_t runs;
  TemporaryFile temporary;
  std::uint64_t expected_bytes;
  Hdf5Target target;
  TextDigest texts;
  std::vector<H5::DataSet> datasets;
  RunStates states;
};

std::span<std::byte const> bytes_of(Values const& values);

/// Makes the state of a writer; if libhdf5 cannot begin, an OutputError names the file.
template <class State>
std::unique_ptr<State> begin_result(std::filesystem::path const& path, Layout layout,
                                    StudyMetadata metadata, WriterOptions options) {
  H5::Exception::dontPrint();
  try {
    return std::make_unique<State>(path, std::move(layout), std::move(metadata), options);
  } catch (H5::Exception const& failure) {
    throw OutputError(
        fmt::format("{}: cannot begin to write ({})", path.string(), failure.getDetailMsg()));
  }
}

}  // namespace kith
