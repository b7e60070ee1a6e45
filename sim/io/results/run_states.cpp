#include <fmt/core.h>
#include <isa-l.h>

#include "kith/io/results/study_layout.hpp"

namespace kith {

namespace {

void fill_missing(std::vector<std::string>& texts, std::size_t size) {
  texts.resize(size);
}

}  // namespace

StudyMetadata completed(StudyMetadata metadata) {
  std::size_t const scenarios = metadata.scenario_ids.size();
  fill_missing(metadata.scenario_titles, scenarios);
  fill_missing(metadata.scenario_questions, scenarios);
  fill_missing(metadata.scenario_toml, scenarios);
  fill_missing(metadata.scenario_resolved_toml, scenarios);
  if (metadata.started.empty()) metadata.started = now_utc();
  unsigned major = 0, minor = 0, release = 0;
  H5get_libversion(&major, &minor, &release);
  metadata.libraries +=
      fmt::format("{}HDF5 {}.{}.{}, ISA-L {}.{}.{}", metadata.libraries.empty() ? "" : ", ", major,
                  minor, release, ISAL_MAJOR_VERSION, ISAL_MINOR_VERSION, ISAL_PATCH_VERSION);
  return metadata;
}

std::uint64_t text_bytes(StudyMetadata const& metadata) {
  std::uint64_t bytes = 1 << 20;
  for (auto const* texts : {&metadata.scenario_toml, &metadata.scenario_resolved_toml})
    for (auto const& text : *texts) bytes += text.size();
  ParameterTable const& table = metadata.parameters;
  return bytes + 512 * table.paths.size() + 16 * (table.values.size() + table.draws.size());
}

void RunStates::put(std::size_t run, RunResult const& result) {
  status[run] = result.failed ? failed : done;
  messages[run] = result.message;
  digests[run] = result.digest;
}

std::uint64_t RunStates::text_bytes() const {
  std::uint64_t bytes = 1 << 20;
  for (auto const& text : messages) bytes += text.size() + 256;
  return bytes;
}

void put_runs(H5::H5File& file, TextDigest& texts, StudyMetadata const& metadata,
              RunStates const& states) {
  Hdf5Items items(file, texts);
  auto const axes = run_axes(metadata);
  std::vector<std::size_t> chunk;
  for (Axis const& axis : axes) chunk.push_back(axis.size);
  H5::DataSet flags =
      items.numbers("/run_status", axes, H5::PredType::STD_I8LE, chunk, RunStates::not_run);
  flags.write(states.status.data(), H5::PredType::NATIVE_DOUBLE);
  items.attribute(flags, "flag_values", {0, 1, 2});
  items.attribute("/run_status", "flag_meanings", "done failed not_run");
  items.attribute("/run_status", "long_name", "what became of each run");
  items.texts("/run_message", axes, states.messages);
  items.attribute("/run_message", "long_name", "why a run failed");
  items.texts("/digest", axes, states.digests);
  items.attribute("/digest", "long_name",
                  "XXH3-128 of the final community and all values of a run");
  items.text("/provenance/ended", now_utc());
  std::string const digest = texts.hexadecimal();
  items.attribute("/", "text_digest", digest);
}

}  // namespace kith
