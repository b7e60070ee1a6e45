#include <fmt/core.h>

#include <algorithm>
#include <mutex>
#include <span>

#include "chunk_encoder.hpp"
#include "hdf5_target.hpp"
#include "kith/results_file.hpp"
#include "study_layout.hpp"

namespace kith {

namespace {

std::span<std::byte const> bytes_of(Values const& values) {
  return std::visit([](auto const& some) { return std::as_bytes(std::span(some)); }, values);
}

std::size_t size_of_value(Values const& values) {
  return std::holds_alternative<std::vector<double>>(values) ? 8 : 4;
}

}  // namespace

struct StudyWriter::State {
  State(std::filesystem::path path, Layout layout_, StudyMetadata metadata_, WriterOptions options)
      : layout(std::move(layout_)),
        metadata(completed(std::move(metadata_))),
        runs(metadata.scenario_ids.size() * metadata.replicates.size()),
        temporary(std::move(path), options.replace),
        expected_bytes(raw_bytes(layout, runs)),
        target(temporary, expected_bytes < options.in_memory_below),
        states(runs) {}

  Layout layout;
  StudyMetadata metadata;
  std::size_t runs;
  TemporaryFile temporary;
  std::uint64_t expected_bytes;
  Hdf5Target target;
  TextDigest texts;
  std::vector<H5::DataSet> datasets;
  RunStates states;
  std::mutex mutex;  // libhdf5 is for one thread at a time

  [[nodiscard]] std::size_t place_of(int replicate) const;
  void put(RunResult const& result, std::vector<Chunk> const& chunks);

  // libhdf5's own exceptions become ours; datasets that a failed file still holds stay open (see
  // Hdf5Target).
  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (H5::Exception const& failure) {
      expect_good(-1, temporary.final_path().string(), "write: " + failure.getDetailMsg());
    }
  }
};

std::size_t StudyWriter::State::place_of(int replicate) const {
  auto const& all = metadata.replicates;
  auto const found = std::find(all.begin(), all.end(), replicate);
  if (found == all.end())
    throw std::logic_error("a run of a replicate that the study does not have");
  return static_cast<std::size_t>(found - all.begin());
}

void StudyWriter::State::put(RunResult const& result, std::vector<Chunk> const& chunks) {
  std::size_t const replicate = place_of(result.replicate);
  std::size_t const run = result.scenario * metadata.replicates.size() + replicate;
  if (run >= runs) throw std::logic_error("a run of a scenario that the study does not have");
  states.put(run, result);
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    if (chunks[i].empty()) continue;
    std::vector<hsize_t> place(layout.outcomes[i].dims.size() + 2, 0);
    place[0] = result.scenario;
    place[1] = replicate;
    target.make_room(chunks[i].size());
    expect_good(H5Dwrite_chunk(datasets[i].getId(), H5P_DEFAULT, 0, place.data(), chunks[i].size(),
                               chunks[i].data()),
                temporary.final_path().string(), "write");
  }
}

StudyWriter::StudyWriter(std::filesystem::path const& path, Layout layout, StudyMetadata metadata,
                         WriterOptions options) {
  if (metadata.scenario_ids.empty() || metadata.replicates.empty())
    throw std::logic_error("a study without scenarios or replicates");
  H5::Exception::dontPrint();
  try {
    state_ =
        std::make_unique<State>(std::move(path), std::move(layout), std::move(metadata), options);
  } catch (H5::Exception const& failure) {
    throw OutputError(
        fmt::format("{}: cannot begin to write ({})", path.string(), failure.getDetailMsg()));
  }
  State& state = *state_;
  state.guarded([&] {
    state.temporary.expect_free_space(state.expected_bytes /
                                      4);  // noisy values shrink to about 2/3
    state.target.make_room(text_bytes(state.metadata));
    state.datasets = lay_out_study(state.target.file(), state.texts, state.layout, state.metadata);
  });
}

StudyWriter::~StudyWriter() = default;

std::filesystem::path StudyWriter::temporary_path() const {
  return state_->temporary.path();
}

void StudyWriter::write(RunResult const& result) {
  State& state = *state_;
  std::vector<Chunk> chunks;
  if (!result.failed) {
    if (result.values.size() != state.layout.outcomes.size())
      throw std::logic_error("a run has not one set of values for each outcome");
    ChunkEncoder encoder;
    for (auto const& values : result.values) {
      auto const bytes = bytes_of(values);
      chunks.push_back(bytes.empty() ? Chunk{} : encoder.encode(bytes, size_of_value(values)));
    }
  }
  std::lock_guard const lock(state.mutex);
  H5::Exception::dontPrint();  // libhdf5 keeps this setting for each thread
  state.guarded([&] { state.put(result, chunks); });
}

void StudyWriter::finish() {
  State& state = *state_;
  std::lock_guard const lock(state.mutex);
  state.guarded([&] {
    state.target.make_room(state.states.text_bytes());
    put_runs(state.target.file(), state.texts, state.metadata, state.states);
    state.datasets.clear();
    state.target.close();
    state.temporary.publish();
  });
}

}  // namespace kith
