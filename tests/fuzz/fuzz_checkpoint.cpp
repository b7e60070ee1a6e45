#include "kith/io/results/results_file.hpp"
#include "kith/sweep/work/checkpoint_files.hpp"
#include "tests/fuzz/file_of_bytes.hpp"

namespace {

kith::RunId const& run_id() {
  static kith::RunId const id = kith::hash_of("a run");
  return id;
}

std::string sound_state() {
  kith::FileOfBytes const file({}, "state.begun");
  kith::write_state_file(file.path(), run_id(), 3, std::vector<std::byte>(500));
  std::ifstream in(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

/// The state of a replicate is complete or refused, whether or not its checksum is right.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static std::string const sound = sound_state();
  std::string bytes = kith::changed(sound, {data, size});
  if (size % 2 == 0) {  // an attacker would renew the checksum
    std::size_t const body = bytes.size() - sizeof(kith::RunId);
    kith::RunId const sum = kith::hash_of(std::string_view(bytes).substr(0, body));
    bytes.replace(body, sizeof sum, reinterpret_cast<char const*>(sum.data()), sizeof sum);
  }
  kith::FileOfBytes const file(kith::bytes_of(bytes), "replicate.state");
  try {
    kith::read_state_file(file.path(), run_id(), 3);
  } catch (kith::CheckpointRefused const&) {  // NOLINT(bugprone-empty-catch): refused
  }
  return 0;
}
