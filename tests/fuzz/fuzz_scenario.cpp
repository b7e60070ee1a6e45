#include "kith/io/scenario/read_scenario.hpp"
#include "tests/fuzz/file_of_bytes.hpp"

/// The program reads a scenario or lists its problems.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text(reinterpret_cast<char const*>(data), size);
  kith::Problems problems;
  kith::read_scenario_text(text, KITH_SOURCE_DIR "/scenarios/fuzzed.toml", problems);
  return 0;
}
