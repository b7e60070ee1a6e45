#include <H5Cpp.h>

#include <cstring>

#include "kith/io/results/chunk_encoder.hpp"
#include "kith/io/results/chunk_reader.hpp"
#include "tests/catch.hpp"
#include "tests/io/results/small_study.hpp"

using namespace kith;

namespace {

/// A dataset of 2 x 3 runs of 40 values, whose chunks are written as raw bytes.
struct Packed {
  Folder folder;
  H5::H5File file{(folder / "x.h5").string(), H5F_ACC_TRUNC};
  H5::DataSet dataset;
  std::vector<float> values;

  Packed() {
    hsize_t const shape[] = {2, 3, 40}, chunk[] = {1, 1, 40};
    H5::DSetCreatPropList creation;
    creation.setChunk(3, chunk);
    creation.setShuffle();
    creation.setDeflate(1);
    creation.setFletcher32();
    dataset = file.createDataSet("x", H5::PredType::IEEE_F32LE, {3, shape}, creation);
    for (int i = 0; i < 40; ++i) values.push_back(0.37f * static_cast<float>(i));
  }

  [[nodiscard]] Chunk chunk_of(std::size_t count) const {
    return ChunkEncoder().encode(std::as_bytes(std::span(values).first(count)), sizeof(float));
  }
  void put(Chunk const& chunk, unsigned skipped = 0) {
    hsize_t const place[] = {1, 2, 0};
    REQUIRE(H5Dwrite_chunk(dataset.getId(), H5P_DEFAULT, skipped, place, chunk.size(),
                           chunk.data()) >= 0);
    dataset.close();  // libhdf5 caches facts about the chunk
    dataset = file.openDataSet("x");
  }
  [[nodiscard]] std::vector<double> read() const { return ChunkReader(dataset.getId()).run(1, 2); }
};

}  // namespace

TEST_CASE("a chunk is unpacked to the values that libhdf5 reads") {
  Packed packed;
  packed.put(packed.chunk_of(40));
  auto const values = packed.read();
  REQUIRE(values.size() == 40);
  for (std::size_t i = 0; i < 40; ++i) CHECK(values[i] == static_cast<double>(packed.values[i]));
}

TEST_CASE(
    "a chunk that is missing, too short, too long, changed or packed differently is damaged") {
  Packed packed;
  CHECK_THROWS_AS(packed.read(), DamagedChunk);
  packed.put(packed.chunk_of(39));  // libhdf5 would read beyond its end
  CHECK_THROWS_AS(packed.read(), DamagedChunk);
  Chunk whole = packed.chunk_of(40);
  whole[10] ^= std::byte{1};
  packed.put(whole);
  CHECK_THROWS_AS(packed.read(), DamagedChunk);
  packed.put(Chunk(3));
  CHECK_THROWS_AS(packed.read(), DamagedChunk);
  CHECK_THROWS_AS(ChunkReader(packed.dataset.getId()).run(2, 0), DamagedChunk);
  Packed otherwise;
  otherwise.put(otherwise.chunk_of(40), 1);
  CHECK_THROWS_AS(otherwise.read(), DamagedChunk);
}

TEST_CASE("a chunk that would unpack to more than its values is damaged") {
  Packed packed;
  std::vector<float> const zeros(4'000'000);
  packed.put(ChunkEncoder().encode(std::as_bytes(std::span(zeros)), sizeof(float)));
  CHECK_THROWS_AS(packed.read(), DamagedChunk);
}
