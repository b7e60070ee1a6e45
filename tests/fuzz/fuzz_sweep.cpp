#include "kith/io/results/results_file.hpp"
#include "kith/sweep/plan/sweep.hpp"
#include "tests/fuzz/file_of_bytes.hpp"

/// The program reads a sweep or lists its problems.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  kith::FileOfBytes const file({data, size}, "sweep.toml");
  kith::Problems problems;
  try {
    kith::read_sweep(file.path().string(), {}, problems);
  } catch (kith::OutputError const&) {  // NOLINT(bugprone-empty-catch): cannot be read
  }
  return 0;
}
