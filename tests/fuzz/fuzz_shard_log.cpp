#include <cstdlib>

#include "kith/io/results/results_file.hpp"
#include "kith/sweep/work/shard_log.hpp"
#include "tests/fuzz/file_of_bytes.hpp"

namespace {

kith::ShardName shard() {
  return {kith::hash_of("a plan"), 0, 1};
}

std::string sound_log() {
  kith::FileOfBytes const file({}, "shard.begun");
  std::filesystem::remove(file.path());
  kith::ShardLog log(file.path(), shard());
  std::string const payload(200, 'x');
  for (int run = 0; run < 8; ++run)
    log.append(kith::hash_of(std::to_string(run)), run == 3, 0.5,
               std::as_bytes(std::span(payload)));
  log.sync();
  std::ifstream in(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

/// Each payload that a damaged log names is complete or refused, and opening the log repairs it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static std::string const sound = sound_log();
  std::size_t const kept = size == 0 ? 0 : data[0] * sound.size() / 255;
  std::string const bytes =
      size == 0 ? sound : kith::changed(sound, {data + 1, size - 1}).substr(0, kept);
  kith::FileOfBytes const file(kith::bytes_of(bytes), "shard.log");
  for (auto const how : {kith::LogReading::whole, kith::LogReading::headers}) try {
      for (auto const& entry : kith::read_log(file.path(), shard(), how).entries)
        static_cast<void>(kith::read_payload(file.path(), entry));
    } catch (std::runtime_error const&) {  // NOLINT(bugprone-empty-catch): refused
    }
  try {
    { kith::ShardLog const mended(file.path(), shard()); }
    kith::LogContents const log = kith::read_log(file.path(), shard());
    if (!log.damage.empty() || log.torn) std::abort();
    for (auto const& entry : log.entries) static_cast<void>(kith::read_payload(file.path(), entry));
  } catch (kith::OutputError const&) {  // NOLINT(bugprone-empty-catch): of another plan
  }
  return 0;
}
