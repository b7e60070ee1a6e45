#include <hdf5.h>

#include <cstring>
#include <random>

#include "kith/io/results/chunk_encoder.hpp"
#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

// The values that libhdf5 reads from a chunk encoded here; its filters verify the checksum.
std::vector<float> through_libhdf5(std::filesystem::path const& path,
                                   std::vector<float> const& values, Chunk const& chunk) {
  hsize_t const size = values.size();
  hsize_t const origin = 0;
  hid_t const file = H5Fcreate(path.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, H5P_DEFAULT);
  hid_t const space = H5Screate_simple(1, &size, nullptr);
  hid_t const how = H5Pcreate(H5P_DATASET_CREATE);
  H5Pset_chunk(how, 1, &size);
  H5Pset_shuffle(how);
  H5Pset_deflate(how, 1);
  H5Pset_fletcher32(how);
  hid_t set = H5Dcreate2(file, "x", H5T_IEEE_F32LE, space, H5P_DEFAULT, how, H5P_DEFAULT);
  REQUIRE(H5Dwrite_chunk(set, H5P_DEFAULT, 0, &origin, chunk.size(), chunk.data()) >= 0);
  H5Dclose(set);
  set = H5Dopen2(file, "x", H5P_DEFAULT);  // avoids the cache
  std::vector<float> read(values.size());
  herr_t const status = H5Dread(set, H5T_NATIVE_FLOAT, H5S_ALL, H5S_ALL, H5P_DEFAULT, read.data());
  H5Dclose(set);
  H5Pclose(how);
  H5Sclose(space);
  H5Fclose(file);
  if (status < 0) read.clear();
  return read;
}

Chunk encoded(std::vector<float> const& values) {
  return ChunkEncoder().encode(std::as_bytes(std::span(values)), 4);
}

bool same_bits(std::vector<float> const& a, std::vector<float> const& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), 4 * a.size()) == 0;
}

std::vector<std::vector<float>> examples() {
  std::mt19937 draw(1);
  std::vector<std::vector<float>> out = {{}, {1.5f}, std::vector<float>(9100, 0.25f)};
  std::vector<float> noise(9100), bits(5001), counts(9101);
  for (auto& x : noise) x = 0.3f + 1e-3f * static_cast<float>(draw() % 1000) / 777.0f;
  for (auto& x : bits) {
    auto const word = static_cast<std::uint32_t>(draw());
    std::memcpy(&x, &word, 4);
  }
  for (auto& x : counts) x = static_cast<float>(draw() % 40);
  counts[7] = std::numeric_limits<float>::quiet_NaN();
  out.insert(out.end(), {noise, bits, counts});
  out.erase(out.begin());
  return out;
}

}  // namespace

TEST_CASE("libhdf5 reads chunks encoded here, whatever their content") {
  Folder const folder;
  int number = 0;
  for (auto const& values : examples()) {
    Chunk const chunk = encoded(values);
    auto const read = through_libhdf5(folder / std::to_string(number++), values, chunk);
    CHECK(same_bits(read, values));
    CHECK(chunk.size() <= 4 * values.size() + values.size() / 100 + 50);
  }
}

TEST_CASE("a flipped bit in a chunk is detected") {
  Folder const folder;
  auto const values = examples()[2];
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  for (int i = 0; i < 40; ++i) {
    Chunk chunk = encoded(values);
    std::size_t const at = chunk.size() * static_cast<std::size_t>(i) / 40;
    chunk[at] ^= std::byte{1} << (i % 8);
    CHECK(through_libhdf5(folder / std::to_string(i), values, chunk).empty());
  }
}

TEST_CASE("repeated values shrink, and noise does not grow") {
  auto const all = examples();
  CHECK(encoded(all[1]).size() < all[1].size() / 10);
  CHECK(encoded(all[2]).size() < 4 * all[2].size() * 8 / 10);
  CHECK(encoded(all[3]).size() < 4 * all[3].size() * 101 / 100);
}
