#include <algorithm>
#include <mutex>

#include "kith/io/results/result_in_making.hpp"
#include "kith/io/results/tables/answer_layout.hpp"
#include "kith/io/results/tables/chance_layout.hpp"
#include "kith/io/results/tables/local_layout.hpp"
#include "kith/io/results/tables/ranking_layout.hpp"
#include "kith/io/results/tables/trial_layout.hpp"

namespace kith {

namespace {

std::size_t size_of_value(Values const& values) {
  return std::holds_alternative<std::vector<double>>(values) ? 8 : 4;
}

}  // namespace

struct StudyWriter::State : ResultInMaking {
  State(std::filesystem::path const& path, Layout shape, StudyMetadata about, WriterOptions options)
      : ResultInMaking(path, std::move(shape), std::move(about), options) {}

  std::mutex mutex;  // libhdf5 is not thread-safe

  [[nodiscard]] std::size_t place_of(int replicate) const;
  void put(RunResult const& result, std::vector<Chunk> const& chunks);

  /// Writes a table of `bytes` bytes; `windows` use the room that was made for their answer.
  template <class Put>
  void put_table(std::uint64_t bytes, Put const& put) {
    std::lock_guard const lock(mutex);
    guarded([&] {
      target.make_room(bytes);
      Hdf5Items items(target.file(), texts);
      put(items);
    });
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
    std::vector<hsize_t> place(layout.outcomes[i].dims.size() + 2, 0);
    place[0] = result.scenario;
    place[1] = replicate;
    put_chunk(i, place, chunks[i]);
  }
}

StudyWriter::StudyWriter(std::filesystem::path const& path, Layout layout, StudyMetadata metadata,
                         WriterOptions options) {
  if (metadata.scenario_ids.empty() || metadata.replicates.empty())
    throw std::logic_error("a study without scenarios or replicates");
  state_ = begin_result<State>(path, std::move(layout), std::move(metadata), options);
  state_->begin(text_bytes(state_->metadata), {1, 1});
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

void StudyWriter::put_trial(TrialTable const& table) {
  state_->put_table(trial_bytes(table), [&](Hdf5Items& items) { kith::put_trial(items, table); });
}

void StudyWriter::put_answer(Answer const& answer, std::vector<std::string> const& first_screens) {
  state_->put_table(answer_bytes(answer),
                    [&](Hdf5Items& items) { kith::put_answer(items, answer, first_screens); });
}

void StudyWriter::put_windows(AnswerWindows const& windows, Answer const& whole) {
  state_->put_table(0, [&](Hdf5Items& items) { kith::put_windows(items, windows, whole); });
}

void StudyWriter::put_ranking(RankedTable const& table, std::vector<PairInWords> const& pairs) {
  state_->put_table(ranking_bytes(table, pairs),
                    [&](Hdf5Items& items) { kith::put_ranking(items, table, pairs); });
}

void StudyWriter::put_local(LocalAnswer const& local) {
  state_->put_table(local_bytes(), [&](Hdf5Items& items) { kith::put_local(items, local); });
}

void StudyWriter::put_chance(ChanceTable const& table) {
  state_->put_table(chance_bytes(table), [&](Hdf5Items& items) { kith::put_chance(items, table); });
}

void StudyWriter::finish() {
  std::lock_guard const lock(state_->mutex);
  state_->finish();
}

}  // namespace kith
