#include "kith/io/results/door/door.hpp"
#include "kith/io/results/door/fault.hpp"
#include "tests/fuzz/file_of_bytes.hpp"
#include "tests/io/results/small_study.hpp"

namespace {

std::string sound_result() {
  kith::Folder const folder;
  kith::SmallStudy(2).write_to(folder / "r.h5");
  return kith::contents(folder / "r.h5");
}

}  // namespace

/// A result passes the checks of the door or is refused.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static std::string const sound = sound_result();
  std::string const bytes = kith::changed(sound, {data, size});
  kith::FileOfBytes const file(kith::bytes_of(bytes), "result.h5");
  try {
    kith::door::inspect(file.path());
  } catch (kith::door::Fault const&) {  // NOLINT(bugprone-empty-catch): refused
  }
  return 0;
}
