#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "kith/ground/random.hpp"
#include "kith/ground/sobol.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

double variance(std::vector<double> const& values) {
  double mean = 0.0, squares = 0.0;
  for (double const v : values) mean += v / static_cast<double>(values.size());
  for (double const v : values) squares += (v - mean) * (v - mean);
  return squares / static_cast<double>(values.size() - 1);
}

// The variance, over 400 seeds, of the mean of f over n points; f takes a function that returns
// the coordinate on `axis`.
template <class Function>
double variance_of_mean(std::uint32_t n, bool scrambled, Function f) {
  std::vector<double> means;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < n; ++i)
      sum += f([&](std::uint32_t axis) {
        return uniform(scrambled ? scrambled_sobol_word(seed, axis, i)
                                 : Draws{seed, i}.words(axis, 0, Purpose::parameter)[0]);
      });
    means.push_back(sum / n);
  }
  return variance(means);
}

}  // namespace

TEST_CASE("The first 2^m scrambled points have one in each of 2^m equal parts of every axis") {
  for (std::uint32_t const seed : {1u, 20260105u})
    for (std::uint32_t const bits : {1u, 4u, 6u, 9u})
      for (std::size_t axis = 0; axis < sobol_axes; ++axis) {
        CAPTURE(seed, bits, axis);
        std::set<std::uint32_t> parts;
        for (std::uint32_t i = 0; i < 1u << bits; ++i)
          parts.insert(scrambled_sobol_word(seed, axis, i) >> (32 - bits));
        REQUIRE(parts.size() == 1u << bits);
      }
}

TEST_CASE("The first two axes have a point in every box of 1 / 2^m, whatever its shape") {
  constexpr std::uint32_t bits = 8;
  for (std::uint32_t wide = 0; wide <= bits; ++wide) {
    std::set<std::uint64_t> boxes;
    for (std::uint32_t i = 0; i < 1u << bits; ++i) {
      std::uint64_t const x = scrambled_sobol_word(7, 0, i), y = scrambled_sobol_word(7, 1, i);
      boxes.insert(x >> (32 - wide) << bits | y >> (32 - (bits - wide)));
    }
    CHECK(boxes.size() == 1u << bits);
  }
}

TEST_CASE("Scrambled points are the same on every machine") {
  CHECK(sobol_word(0, 5) == 0xa0000000);
  CHECK(scrambled_sobol_word(1, 0, 0) == 0x74cec005);
  CHECK(scrambled_sobol_word(1, 63, 1000) == 0x358b6c3d);
  CHECK(scrambled_sobol_word(20260105, 17, 127) == 0x9fb648d8);
}

TEST_CASE("Over seeds each scrambled point is uniform, and axes are independent of each other") {
  constexpr int seeds = 20000;
  for (std::uint32_t const index : {0u, 1u, 77u}) {
    std::vector<int> counts(16, 0);
    double product = 0.0;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
      std::uint32_t const word = scrambled_sobol_word(seed, 3, index);
      ++counts[word >> 28];
      product += (uniform(word) - 0.5) * (uniform(scrambled_sobol_word(seed, 4, index)) - 0.5);
    }
    CAPTURE(index);
    double chi_square = 0.0;
    for (int const count : counts) chi_square += std::pow(count - seeds / 16.0, 2) / (seeds / 16.0);
    CHECK(chi_square < 37.7);  // 15 degrees of freedom, p = 0.001
    // The product of two uniform numbers, centered on their means, has a SD of 1/12.
    CHECK(std::abs(product / seeds) < 4.0 / 12.0 / std::sqrt(seeds));
  }
}

TEST_CASE("A mean over scrambled points varies far less than one over independent points") {
  auto const sum_of_normals = [](auto const& at) {
    double sum = 0.0;
    for (std::uint32_t axis = 0; axis < 32; ++axis) sum += normal_quantile(at(axis));
    return sum;
  };
  CHECK(variance_of_mean(64, true, sum_of_normals) <
        0.1 * variance_of_mean(64, false, sum_of_normals));
  // Nothing is lost if only the interaction of two numbers matters.
  auto const interaction = [](auto const& at) { return (at(40) - 0.5) * (at(41) - 0.5); };
  CHECK(variance_of_mean(64, true, interaction) < 1.3 * variance_of_mean(64, false, interaction));
}
