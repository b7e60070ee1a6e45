#include "kith/io/results/result_in_making.hpp"

#include <algorithm>

namespace kith {
namespace {

/// A study is one sample.
std::size_t runs_of(StudyMetadata const& metadata) {
  return std::max<std::size_t>(1, metadata.samples.size()) * metadata.scenario_ids.size() *
         metadata.replicates.size();
}

}  // namespace

ResultInMaking::ResultInMaking(std::filesystem::path const& path, Layout shape, StudyMetadata about,
                               WriterOptions options)
    : layout(std::move(shape)),
      metadata(completed(std::move(about))),
      runs(runs_of(metadata)),
      temporary(path, options.replace),
      expected_bytes(raw_bytes(layout, runs)),
      target(temporary, expected_bytes < options.in_memory_below),
      states(runs) {}

void ResultInMaking::begin(std::uint64_t text_bytes, std::vector<std::size_t> const& run_chunk) {
  guarded([&] {
    temporary.expect_free_space(expected_bytes / 4);  // noisy values shrink to about 2/3
    target.make_room(text_bytes);
    datasets = lay_out_study(target.file(), texts, layout, metadata, run_chunk);
  });
}

void ResultInMaking::put_chunk(std::size_t outcome, std::vector<hsize_t> const& place,
                               Chunk const& chunk) {
  if (chunk.empty()) return;
  target.make_room(chunk.size());
  expect_good(H5Dwrite_chunk(datasets[outcome].getId(), H5P_DEFAULT, 0, place.data(), chunk.size(),
                             chunk.data()),
              temporary.final_path().string(), "write");
}

void ResultInMaking::finish() {
  guarded([&] {
    target.make_room(states.text_bytes());
    put_runs(target.file(), texts, metadata, states);
    datasets.clear();
    target.close();
    temporary.publish();
  });
}

std::span<std::byte const> bytes_of(Values const& values) {
  return std::visit([](auto const& some) { return std::as_bytes(std::span(some)); }, values);
}

}  // namespace kith
