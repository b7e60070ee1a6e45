#include "kith/sweep/work/checkpoint_files.hpp"

#include <fmt/format.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "kith/io/results/results_file.hpp"
#include "kith/io/results/temporary_file.hpp"
#include "kith/sweep/plan/inputs.hpp"

namespace kith {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint32_t state_format = 1;

/// Precedes the state of a replicate; the XXH3-128 of both follows it.
struct StateHead {
  char magic[8] = {'k', 'i', 't', 'h', '-', 'n', 'o', 'w'};
  std::uint32_t format = state_format;
  std::int32_t replicate = 0;
  RunId run = {};
  std::uint64_t length = 0;
};
static_assert(sizeof(StateHead) == 40);

Json json_of(RunDescription const& run) {
  return {{"kith_checkpoint", state_format},
          {"source", run.source},
          {"seed", run.seed},
          {"scenarios", run.scenarios},
          {"inputs", run.inputs}};
}

std::string contents_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw OutputError(path.string() + ": cannot read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool is_ours(fs::path const& file) {
  std::string const name = file.filename().string();
  return name.starts_with("about.json") || name.starts_with("runs.kith") ||
         (name.starts_with("replicate-") && name.find(".state") != name.npos);
}

std::vector<fs::path> files_in(fs::path const& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    files.push_back(entry->path());
  return files;
}

/// The first part in which two runs differ, in words.
std::string difference(Json const& kept, Json const& now) {
  auto const differs = [&](char const* key) { return kept.value(key, Json()) != now.at(key); };
  auto const both = [&](char const* key, char const* what) {
    return fmt::format("it is of {} {}, this is {}", what, kept.value(key, Json()).dump(),
                       now.at(key).dump());
  };
  if (differs("kith_checkpoint")) return both("kith_checkpoint", "format");
  if (differs("source")) return both("source", "version");
  if (differs("seed")) return both("seed", "seed");
  if (differs("scenarios")) return both("scenarios", "scenarios");
  return "settings of its scenarios differ from those given now";
}

}  // namespace

RunDescription describe_run(Study const& study, std::string const& source) {
  RunDescription run{source, study.scenarios[0].run.seed, {}, {}};
  std::string inputs;
  for (Scenario const& scenario : study.scenarios) {
    run.scenarios.push_back(scenario.id);
    inputs += inputs_of(scenario, {});
  }
  run.inputs = text_of(hash_of(inputs));
  return run;
}

RunId expect_same_run(fs::path const& folder, RunDescription const& run) {
  fs::path const path = folder / "about.json";
  Json const now = json_of(run);
  std::error_code error;
  if (!fs::exists(path, error)) {
    for (fs::path const& file : files_in(folder))
      if (!is_ours(file))
        throw CheckpointRefused(file.string() + ": is in the way of a checkpoint (move it away)");
    write_whole(path, now.dump(1) + '\n');
  }
  auto const refuse = [&](std::string const& why) {
    throw CheckpointRefused(
        fmt::format("{}: {} (run what it was begun with, or delete the folder to begin again)",
                    folder.string(), why));
  };
  Json const kept = Json::parse(contents_of(path), nullptr, false);
  if (!kept.is_object()) refuse("about.json is damaged");
  if (kept != now) refuse(difference(kept, now));
  return hash_of(now.dump());
}

void write_state_file(fs::path const& path, RunId const& run, int replicate,
                      std::vector<std::byte> const& state) {
  StateHead head;
  head.replicate = replicate;
  head.run = run;
  head.length = state.size();
  std::string bytes(reinterpret_cast<char const*>(&head), sizeof head);
  bytes.append(reinterpret_cast<char const*>(state.data()), state.size());
  RunId const sum = hash_of(bytes);
  bytes.append(reinterpret_cast<char const*>(sum.data()), sum.size());
  write_whole(path, bytes);
}

std::vector<std::byte> read_state_file(fs::path const& path, RunId const& run, int replicate) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  std::string const bytes = contents_of(path);
  StateHead head;
  auto const refuse = [&](char const* why) {
    throw CheckpointRefused(fmt::format("{}: {}", path.string(), why));
  };
  if (bytes.size() < sizeof head + sizeof(RunId)) refuse("is not whole");
  std::size_t const body = bytes.size() - sizeof(RunId);
  RunId const sum = hash_of(std::string_view(bytes).substr(0, body));
  if (std::memcmp(sum.data(), bytes.data() + body, sum.size()) != 0)
    refuse("does not match its checksum");
  std::memcpy(&head, bytes.data(), sizeof head);
  if (std::memcmp(head.magic, StateHead().magic, sizeof head.magic) != 0 ||
      head.format != state_format || head.replicate != replicate || head.run != run ||
      head.length != body - sizeof head)
    refuse("is of another run");
  std::vector<std::byte> state(head.length);
  if (!state.empty()) std::memcpy(state.data(), bytes.data() + sizeof head, state.size());
  return state;
}

void remove_checkpoint_files(fs::path const& folder) {
  std::error_code ignored;
  for (fs::path const& file : files_in(folder))
    if (is_ours(file) && file.filename() != "about.json") fs::remove(file, ignored);
  fs::remove(folder / "about.json", ignored);  // last: what it describes is gone
  fs::remove(folder, ignored);
}

}  // namespace kith
