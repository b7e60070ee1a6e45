#include <cstdlib>

#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"
#include "tests/places.hpp"

using namespace kith;

namespace {

std::string python() {
  char const* const chosen = std::getenv("KITH_PYTHON");
  return chosen == nullptr ? "python3" : chosen;
}

bool runs(std::string const& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

TEST_CASE("xarray and h5py open a result without arguments") {
  SmallStudy const study;
  Folder const folder;
  study.write_to(folder / "r.h5");
  std::string const script = kith_tests::source_dir() + "/tests/io/results/readers.py ";
  for (std::string const reader : {"h5py", "h5netcdf", "netCDF4"}) {
    if (!runs(python() + " -c 'import " + reader + (reader == "h5py" ? "'" : ", xarray'"))) {
      WARN("Python has no " << reader << ": not tried");
      continue;
    }
    INFO(reader);
    CHECK(std::system(
              (python() + " " + script + reader + " " + (folder / "r.h5").string()).c_str()) == 0);
  }
}

TEST_CASE("Octave reads numbers by name") {
  if (!runs("octave-cli --version")) {
    WARN("no Octave: not tried");
    return;
  }
  SmallStudy const study;
  Folder const folder;
  study.write_to(folder / "r.h5");
  // Octave reverses the order of axes.
  CHECK(runs(
      "octave-cli --no-gui --eval \"load('-hdf5', '" + (folder / "r.h5").string() +
      "', 'treated_past_year_share', 'time'); assert(size(treated_past_year_share), [3 30 4 2]); "
      "assert(time(3), 14);\""));
}
