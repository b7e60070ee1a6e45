#include "kith/io/results/chunk_encoder.hpp"

#include <isa-l/igzip_lib.h>

#include <bit>
#include <stdexcept>

namespace kith {

static_assert(std::endian::native == std::endian::little,
              "chunks are written as they lie in memory");

struct ChunkEncoder::Stream {
  isal_zstream z;
  std::uint8_t memory[ISAL_DEF_LVL1_DEFAULT];
};

namespace {

// Groups byte j of all values: libhdf5's shuffle.
void shuffle(std::span<std::byte const> raw, std::size_t element_bytes, std::byte* out) {
  std::size_t const values = raw.size() / element_bytes;
  for (std::size_t j = 0; j < element_bytes; ++j)
    for (std::size_t i = 0; i < values; ++i) *out++ = raw[i * element_bytes + j];
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

ChunkEncoder::ChunkEncoder() : stream_(std::make_unique<Stream>()) {}
ChunkEncoder::~ChunkEncoder() = default;

std::vector<std::byte> ChunkEncoder::encode(std::span<std::byte const> raw,
                                            std::size_t element_bytes) {
  planes_.resize(raw.size());
  shuffle(raw, element_bytes, planes_.data());
  std::vector<std::byte> chunk(raw.size() + raw.size() / 8 + 1024);

  isal_zstream& z = stream_->z;
  isal_deflate_stateless_init(&z);
  z.level = 1;
  z.level_buf = stream_->memory;
  z.level_buf_size = sizeof stream_->memory;
  z.gzip_flag = IGZIP_ZLIB;
  z.next_in = reinterpret_cast<std::uint8_t*>(planes_.data());
  z.avail_in = static_cast<std::uint32_t>(planes_.size());
  z.next_out = reinterpret_cast<std::uint8_t*>(chunk.data());
  z.avail_out = static_cast<std::uint32_t>(chunk.size());
  if (isal_deflate_stateless(&z) != COMP_OK)
    throw std::logic_error("a chunk could not be compressed");
  // Kept even if noise grew by a few bytes: not every reader handles chunks that skip a filter.
  chunk.resize(z.total_out);
  store_checksum(chunk);
  return chunk;
}

}  // namespace kith
