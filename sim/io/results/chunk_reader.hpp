#pragma once

#include <hdf5.h>

#include <cstddef>
#include <stdexcept>
#include <vector>

namespace kith {

/// A chunk that is missing, or does not unpack to the expected size.
class DamagedChunk : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads the numbers that `ChunkEncoder` packed. libhdf5 would unpack whatever a chunk contains;
/// this yields exactly its values or reports damage. ISA-L also unpacks faster than zlib.
class ChunkReader {
 public:
  /// The dataset must outlive the reader.
  explicit ChunkReader(hid_t dataset);

  /// All values, stored in one chunk or in one chunk per run.
  [[nodiscard]] std::vector<double> whole() const;
  /// The values of one scenario and replicate, stored in a chunk of their own.
  [[nodiscard]] std::vector<double> run(std::size_t scenario, std::size_t replicate) const;

 private:
  [[nodiscard]] std::vector<double> chunk_at(std::vector<hsize_t> const& place) const;

  hid_t dataset_;
  std::vector<hsize_t> shape_, chunk_;
  hid_t type_;  ///< one of libhdf5's built-in types
};

}  // namespace kith
