#include "kith/io/results/chunk_reader.hpp"

#include <isa-l/igzip_lib.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

#include "kith/io/results/chunk_encoder.hpp"
#include "kith/io/results/door/handle.hpp"

namespace kith {

namespace {

constexpr std::size_t checksum_bytes = 4;

// An upper bound for a chunk that does not shrink.
std::size_t longest_packed(std::size_t bytes) {
  return bytes + bytes / 8 + 2048;
}

std::span<std::byte const> checked(std::vector<std::byte> const& packed) {
  if (packed.size() <= checksum_bytes) throw DamagedChunk("too short");
  std::span<std::byte const> const body(packed.data(), packed.size() - checksum_bytes);
  std::uint32_t stored = 0;
  for (std::size_t i = checksum_bytes; i-- > 0;)
    stored = stored << 8 | static_cast<std::uint32_t>(packed[body.size() + i]);
  if (fletcher32(body) != stored) throw DamagedChunk("its checksum differs");
  return body;
}

std::vector<std::byte> inflated(std::span<std::byte const> packed, std::size_t bytes) {
  std::vector<std::byte> out(bytes);
  auto const state = std::make_unique<inflate_state>();
  isal_inflate_init(state.get());
  state->crc_flag = ISAL_ZLIB;
  state->next_in =
      reinterpret_cast<std::uint8_t*>(const_cast<std::byte*>(packed.data()));  // only read
  state->avail_in = static_cast<std::uint32_t>(packed.size());
  state->next_out = reinterpret_cast<std::uint8_t*>(out.data());
  state->avail_out = static_cast<std::uint32_t>(bytes);
  if (isal_inflate(state.get()) != ISAL_DECOMP_OK || state->avail_out != 0 ||
      state->block_state != ISAL_BLOCK_FINISH)
    throw DamagedChunk("it unpacks to other values");
  return out;
}

template <class Value>
void unshuffle(std::vector<std::byte> const& planes, std::vector<double>& values) {
  std::size_t const count = values.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::array<std::byte, sizeof(Value)> bytes{};
    for (std::size_t j = 0; j < bytes.size(); ++j) bytes[j] = planes[j * count + i];
    Value value;
    std::memcpy(&value, bytes.data(), bytes.size());
    values[i] = static_cast<double>(value);
  }
}

std::vector<hsize_t> shape_of_dataset(hid_t dataset) {
  door::Handle const space(H5Dget_space(dataset), H5Sclose);
  std::vector<hsize_t> shape(
      static_cast<std::size_t>(door::sound(H5Sget_simple_extent_ndims(space))));
  door::sound(H5Sget_simple_extent_dims(space, shape.data(), nullptr));
  return shape;
}

// H5T_NATIVE and H5T_STD name the same types if chunks are stored as in memory.
hid_t number_type_of(hid_t dataset) {
  door::Handle const type(H5Dget_type(dataset), H5Tclose);
  for (hid_t const ours :
       {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_STD_I32LE, H5T_STD_I8LE, H5T_STD_U8LE})
    if (H5Tequal(type, ours) > 0) return ours;
  throw DamagedChunk("its values are no numbers of Kith");
}

}  // namespace

ChunkReader::ChunkReader(hid_t dataset)
    : dataset_(dataset), shape_(shape_of_dataset(dataset)), type_(number_type_of(dataset)) {
  door::Handle const creation(H5Dget_create_plist(dataset), H5Pclose);
  if (H5Pget_layout(creation) != H5D_CHUNKED) return;
  chunk_.resize(shape_.size());
  door::sound(H5Pget_chunk(creation, static_cast<int>(chunk_.size()), chunk_.data()));
}

std::vector<double> ChunkReader::whole() const {
  if (!chunk_.empty()) {
    if (chunk_ == shape_) return chunk_at(std::vector<hsize_t>(shape_.size(), 0));
    std::vector<double> all;
    for (std::size_t scenario = 0; scenario < shape_[0]; ++scenario)
      for (std::size_t replicate = 0; replicate < shape_.at(1); ++replicate) {
        auto const one = run(scenario, replicate);
        all.insert(all.end(), one.begin(), one.end());
      }
    return all;
  }
  if (!shape_.empty()) throw DamagedChunk("it is not packed");
  std::vector<double> number(1);
  door::sound(H5Dread(dataset_, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, number.data()));
  return number;
}

std::vector<double> ChunkReader::run(std::size_t scenario, std::size_t replicate) const {
  if (chunk_.size() < 2 || chunk_[0] != 1 || chunk_[1] != 1)
    throw DamagedChunk("it is not in pieces of one run");
  if (scenario >= shape_[0] || replicate >= shape_[1]) throw DamagedChunk("it has no such run");
  std::vector<hsize_t> place(shape_.size(), 0);
  place[0] = scenario;
  place[1] = replicate;
  return chunk_at(place);
}

std::vector<double> ChunkReader::chunk_at(std::vector<hsize_t> const& place) const {
  std::size_t const element = H5Tget_size(type_);
  std::size_t values = 1;
  for (hsize_t const size : chunk_) values *= size;
  hsize_t bytes = 0;
  door::sound(H5Dget_chunk_storage_size(dataset_, place.data(), &bytes));
  if (bytes == 0) throw DamagedChunk("its values are not there");
  if (bytes > longest_packed(values * element)) throw DamagedChunk("too long");
  std::vector<std::byte> packed(bytes);
  std::uint32_t skipped = 0;
  door::sound(H5Dread_chunk(dataset_, H5P_DEFAULT, place.data(), &skipped, packed.data()));
  if (skipped != 0) throw DamagedChunk("it is packed in another way");
  auto const planes = inflated(checked(packed), values * element);
  std::vector<double> out(values);
  if (type_ == H5T_IEEE_F32LE) unshuffle<float>(planes, out);
  if (type_ == H5T_IEEE_F64LE) unshuffle<double>(planes, out);
  if (type_ == H5T_STD_I32LE) unshuffle<std::int32_t>(planes, out);
  if (type_ == H5T_STD_I8LE) unshuffle<std::int8_t>(planes, out);
  if (type_ == H5T_STD_U8LE) unshuffle<std::uint8_t>(planes, out);
  return out;
}

}  // namespace kith
