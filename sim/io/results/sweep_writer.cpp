#include <algorithm>
#include <cstring>
#include <limits>

#include "kith/ground/first_failure.hpp"
#include "kith/io/results/result_in_making.hpp"

namespace kith {

/// How many samples and replicates share a chunk.
struct SweepChunk {
  std::size_t samples = 1, replicates = 1;
};

namespace {

constexpr std::uint64_t largest_block = std::uint64_t{64} << 20;  ///< of all outcomes
constexpr std::uint64_t largest_chunk = std::uint64_t{1} << 20;

SweepChunk chunk_size_of(Layout const& layout, StudyMetadata const& metadata) {
  std::uint64_t largest = 1;
  for (Outcome const& outcome : layout.outcomes)
    largest = std::max(largest, raw_bytes({layout.dimensions, {outcome}}, 1));
  std::uint64_t const one =
      std::max<std::uint64_t>(1, raw_bytes(layout, metadata.scenario_ids.size()));
  std::uint64_t const most = std::min(largest_block / one, largest_chunk / largest);
  std::size_t const replicates = metadata.replicates.size();
  SweepChunk size;
  size.replicates = std::clamp<std::size_t>(most, 1, replicates);
  if (size.replicates == replicates)
    size.samples = std::clamp<std::size_t>(most / replicates, 1, metadata.samples.size());
  return size;
}

}  // namespace

struct SweepWriter::State : ResultInMaking {
  State(std::filesystem::path const& path, Layout shape, StudyMetadata about, WriterOptions options)
      : ResultInMaking(path, std::move(shape), std::move(about), options),
        chunk(chunk_size_of(layout, metadata)) {}

  SweepChunk chunk;

  // One scenario of one outcome of a block as stored in the file; empty if nothing was run.
  [[nodiscard]] Chunk encoded(std::size_t outcome, std::size_t scenario,
                              std::vector<RunResult const*> const& block,
                              std::size_t replicates) const;
};

Chunk SweepWriter::State::encoded(std::size_t outcome, std::size_t scenario,
                                  std::vector<RunResult const*> const& block,
                                  std::size_t replicates) const {
  Outcome const& what = layout.outcomes[outcome];
  std::size_t const element = what.type == Outcome::Type::f8 ? 8 : 4;
  auto const run_bytes = static_cast<std::size_t>(raw_bytes({layout.dimensions, {what}}, 1));
  if (run_bytes == 0) return {};
  std::vector<std::byte> raw(run_bytes * chunk.samples * chunk.replicates);
  float const nan4 = std::numeric_limits<float>::quiet_NaN();
  double const nan8 = std::numeric_limits<double>::quiet_NaN();
  if (what.type != Outcome::Type::i4)  // what no run fills
    for (std::size_t at = 0; at < raw.size(); at += element)
      std::memcpy(&raw[at], element == 8 ? static_cast<void const*>(&nan8) : &nan4, element);
  std::size_t const scenarios = metadata.scenario_ids.size();
  bool any = false;
  for (std::size_t i = 0; i < block.size(); ++i) {
    std::size_t const replicate = i % replicates, sample = i / (replicates * scenarios);
    if (block[i] == nullptr || block[i]->failed || i / replicates % scenarios != scenario) continue;
    auto const bytes = bytes_of(block[i]->values.at(outcome));
    if (bytes.size() != run_bytes) throw std::logic_error("a run with too many or few values");
    std::memcpy(&raw[(sample * chunk.replicates + replicate) * run_bytes], bytes.data(), run_bytes);
    any = true;
  }
  return any ? ChunkEncoder().encode(raw, element) : Chunk{};
}

SweepWriter::SweepWriter(std::filesystem::path const& path, Layout layout, StudyMetadata metadata,
                         WriterOptions options) {
  if (metadata.scenario_ids.empty() || metadata.replicates.empty() || metadata.samples.size() == 0)
    throw std::logic_error("a sweep without scenarios, replicates or samples");
  state_ = begin_result<State>(path, std::move(layout), std::move(metadata), options);
  State& state = *state_;
  state.begin(text_bytes(state.metadata) + 64 * state.metadata.samples.values.size(),
              {state.chunk.samples, 1, state.chunk.replicates});
}

SweepWriter::~SweepWriter() = default;

std::filesystem::path SweepWriter::temporary_path() const {
  return state_->temporary.path();
}
std::size_t SweepWriter::samples_at_once() const {
  return state_->chunk.samples;
}
std::size_t SweepWriter::replicates_at_once() const {
  return state_->chunk.replicates;
}

void SweepWriter::write(std::size_t first_sample, std::size_t first_replicate,
                        std::vector<RunResult const*> const& runs) {
  State& state = *state_;
  std::size_t const scenarios = state.metadata.scenario_ids.size();
  std::size_t const all = state.metadata.replicates.size();
  std::size_t const replicates = std::min(state.chunk.replicates, all - first_replicate);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t const row = first_sample * scenarios + i / replicates;
    if (runs[i] != nullptr)
      state.states.put(row * all + first_replicate + i % replicates, *runs[i]);
  }
  std::size_t const count = state.layout.outcomes.size() * scenarios;
  std::vector<Chunk> chunks(count);
  FirstFailure failure;
#pragma omp parallel for schedule(dynamic, 1)
  for (std::size_t i = 0; i < count; ++i)
    failure.keep(
        [&] { chunks[i] = state.encoded(i / scenarios, i % scenarios, runs, replicates); });
  failure.rethrow();
  state.guarded([&] {
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t const outcome = i / scenarios;
      std::vector<hsize_t> place(state.layout.outcomes[outcome].dims.size() + 3, 0);
      place[0] = first_sample;
      place[1] = i % scenarios;
      place[2] = first_replicate;
      state.put_chunk(outcome, place, chunks[i]);
    }
  });
}

void SweepWriter::finish() {
  state_->finish();
}

}  // namespace kith
