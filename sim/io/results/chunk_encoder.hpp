#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace kith {

/// A chunk as stored in an HDF5 file, after the filters shuffle, deflate and fletcher32.
using Chunk = std::vector<std::byte>;

/// Does what libhdf5's filter pipeline does, but outside its lock, and compresses with ISA-L, five
/// times as fast as zlib's fastest levels. Measured on 21 MB of outcomes: 380 MB/s and 52 % of the
/// size, against 70 MB/s and 51 % (zlib at level 1).
class ChunkEncoder {
 public:
  ChunkEncoder();
  ~ChunkEncoder();
  ChunkEncoder(ChunkEncoder const&) = delete;
  ChunkEncoder& operator=(ChunkEncoder const&) = delete;

  /// `element_bytes` is the size of one value.
  Chunk encode(std::span<std::byte const> raw, std::size_t element_bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::vector<std::byte> planes_;
};

/// The checksum of HDF5's fletcher32 filter.
std::uint32_t fletcher32(std::span<std::byte const> data);

}  // namespace kith
