#pragma once

#include <H5Cpp.h>

#include <cstdint>
#include <memory>
#include <string>

#include "kith/io/results/temporary_file.hpp"

namespace kith {

/// Throws OutputError with libhdf5's innermost cause if `status` is negative.
void expect_good(std::int64_t status, std::string const& path, std::string const& what);

/// Where the HDF5 file is built: in memory, or in the temporary file itself. libhdf5 crashes if the
/// disk fills up while it closes a file, so space is reserved before every growth, and an abandoned
/// file is left open on purpose: the program then ends without libhdf5's exit handlers.
class Hdf5Target {
 public:
  Hdf5Target(TemporaryFile& temporary, bool in_memory);
  ~Hdf5Target();
  Hdf5Target(Hdf5Target const&) = delete;
  Hdf5Target& operator=(Hdf5Target const&) = delete;

  [[nodiscard]] H5::H5File& file() { return *file_; }
  /// Call it before anything of this size is written.
  void make_room(std::uint64_t bytes);
  /// Closes the HDF5 file; its bytes are then in the temporary file.
  void close();

 private:
  struct Image;
  TemporaryFile& temporary_;
  std::unique_ptr<Image> image_;  ///< null: built on disk
  std::unique_ptr<H5::H5File> file_;
};

}  // namespace kith
