#include "chunk_encoder.hpp"

#include <zlib.h>

#include <array>
#include <bit>
#include <new>
#include <stdexcept>

namespace kith {

static_assert(std::endian::native == std::endian::little,
              "chunks are written as they lie in memory");

struct ChunkEncoder::Stream {
  z_stream z = {};
};

namespace {

// Byte j of every value together: what libhdf5 calls shuffle.
void shuffle(std::span<std::byte const> raw, std::size_t element_bytes, std::byte* out) {
  std::size_t const values = raw.size() / element_bytes;
  for (std::size_t j = 0; j < element_bytes; ++j)
    for (std::size_t i = 0; i < values; ++i) *out++ = raw[i * element_bytes + j];
}

// How to compress a plane of bytes: not at all where Huffman coding could save little, since the
// chance that two bytes are equal is near 1 in 256; else runs where neighbours are mostly equal;
// else by Huffman codes alone, which is three times as fast. Every third byte is enough to see it.
struct Compression {
  int level, strategy;
};

Compression compression_of(std::span<std::byte const> plane) {
  std::array<std::uint32_t, 256> count = {};
  std::uint64_t n = 0;
  std::uint64_t runs = 0;
  for (std::size_t i = 1; i < plane.size(); i += 3, ++n) {
    ++count[static_cast<unsigned>(plane[i])];
    runs += plane[i] == plane[i - 1] ? 1 : 0;
  }
  if (n < 512 || runs * 2 > n) return {1, Z_RLE};
  std::uint64_t pairs = 0;
  for (std::uint64_t const c : count) pairs += c * (c - 1);
  bool const looks_random = pairs * 256 < n * (n - 1) * 5 / 4;
  return {looks_random ? 0 : 1, Z_HUFFMAN_ONLY};
}

void store_checksum(std::vector<std::byte>& bytes) {
  std::uint32_t const sum = fletcher32(bytes);
  for (unsigned shift = 0; shift < 32; shift += 8)
    bytes.push_back(static_cast<std::byte>((sum >> shift) & 0xffu));
}

}  // namespace

std::uint32_t fletcher32(std::span<std::byte const> data) {
  std::uint32_t sum1 = 0;
  std::uint32_t sum2 = 0;
  auto const byte = [&](std::size_t i) { return static_cast<std::uint32_t>(data[i]); };
  std::size_t i = 0;
  while (i + 1 < data.size()) {
    std::size_t const end = i + 2 * std::min<std::size_t>((data.size() - i) / 2, 360);
    for (; i < end; i += 2) {
      sum1 += byte(i) << 8 | byte(i + 1);
      sum2 += sum1;
    }
    sum1 = (sum1 & 0xffff) + (sum1 >> 16);
    sum2 = (sum2 & 0xffff) + (sum2 >> 16);
  }
  if (data.size() % 2 != 0) {
    sum1 += byte(data.size() - 1) << 8;
    sum2 += sum1;
    sum1 = (sum1 & 0xffff) + (sum1 >> 16);
    sum2 = (sum2 & 0xffff) + (sum2 >> 16);
  }
  sum1 = (sum1 & 0xffff) + (sum1 >> 16);
  sum2 = (sum2 & 0xffff) + (sum2 >> 16);
  return sum2 << 16 | sum1;
}

ChunkEncoder::ChunkEncoder() : stream_(std::make_unique<Stream>()) {
  if (deflateInit2(&stream_->z, 1, Z_DEFLATED, 15, 8, Z_RLE) != Z_OK) throw std::bad_alloc();
}

ChunkEncoder::~ChunkEncoder() {
  deflateEnd(&stream_->z);
}

std::vector<std::byte> ChunkEncoder::encode(std::span<std::byte const> raw,
                                            std::size_t element_bytes) {
  planes_.resize(raw.size());
  shuffle(raw, element_bytes, planes_.data());
  std::vector<std::byte> chunk(raw.size() + raw.size() / 8 + 1024);

  z_stream& z = stream_->z;
  bool good = deflateReset(&z) == Z_OK;
  z.next_out = reinterpret_cast<Bytef*>(chunk.data());
  z.avail_out = static_cast<uInt>(chunk.size());
  std::size_t const plane = raw.size() / element_bytes;
  for (std::size_t j = 0; good && j < element_bytes; ++j) {
    std::span<std::byte> const bytes{planes_.data() + j * plane, plane};
    z.avail_in = 0;
    Compression const how = compression_of(bytes);
    good = deflateParams(&z, how.level, how.strategy) == Z_OK;
    z.next_in = reinterpret_cast<Bytef*>(bytes.data());
    z.avail_in = static_cast<uInt>(plane);
    good = good && (deflate(&z, Z_NO_FLUSH) == Z_OK || z.avail_in == 0) && z.avail_in == 0;
  }
  good = good && deflate(&z, Z_FINISH) == Z_STREAM_END;
  if (!good) throw std::logic_error("a chunk could not be compressed");
  // Kept even where noise grew by a few bytes: not every reader knows chunks that skip a filter.
  chunk.resize(z.total_out);
  store_checksum(chunk);
  return chunk;
}

}  // namespace kith
