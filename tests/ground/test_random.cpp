#include <cmath>
#include <set>
#include <vector>

#include "kith/ground/random.hpp"
#include "tests/catch.hpp"

using namespace kith;

namespace {

Purpose as_purpose(std::uint32_t word) {
  return static_cast<Purpose>(word);
}

}  // namespace

// kat_vectors of the Random123 distribution, lines "philox4x32 10": counter, key, answer.
TEST_CASE("Random words are the known answers of Philox4x32-10") {
  CHECK(philox({0, 0, 0, 0}, 0, 0) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, 0xffffffff, 0xffffffff) ==
        Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("An address is a counter and a key") {
  CHECK(Draws{0xa4093822, 0x299f31d0}.words(0x243f6a88, 0x85a308d3, as_purpose(0x13198a2e),
                                            0x03707344) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Every part of an address gives other random numbers") {
  std::set<Words> const seen = {Draws{1, 2}.words(3, 4, Purpose::queue_order, 5),
                                Draws{2, 2}.words(3, 4, Purpose::queue_order, 5),
                                Draws{1, 3}.words(3, 4, Purpose::queue_order, 5),
                                Draws{1, 2}.words(4, 4, Purpose::queue_order, 5),
                                Draws{1, 2}.words(3, 5, Purpose::queue_order, 5),
                                Draws{1, 2}.words(3, 4, Purpose::first_visit, 5),
                                Draws{1, 2}.words(3, 4, Purpose::queue_order, 6)};
  CHECK(seen.size() == 7);
}

TEST_CASE("Uniform numbers never reach 0 or 1") {
  CHECK(uniform(0) > 0.0);
  CHECK(uniform(0xffffffff) < 1.0);
  CHECK(uniform(0x80000000) == Approx(0.5));
}

TEST_CASE("Whole numbers below n are fair and stay below n") {
  CHECK(below(0, 7) == 0);
  CHECK(below(0xffffffff, 7) == 6);
  CHECK(below(0xffffffff, 1) == 0);
  constexpr int draws = 70000;
  std::vector<int> counts(7, 0);
  for (std::uint32_t i = 0; i < draws; ++i)
    ++counts[below(Draws{1, 1}.words(i, 0, Purpose::choice)[0], 7)];
  double chi_square = 0.0;
  for (int const count : counts)
    chi_square += (count - draws / 7.0) * (count - draws / 7.0) / (draws / 7.0);
  CHECK(chi_square < 22.5);  // 99.9 % of a chi-square with 6 degrees of freedom
}

TEST_CASE("Normal numbers have mean 0 and variance 1") {
  constexpr int draws = 100000;
  double sum = 0.0, squares = 0.0;
  for (std::uint32_t i = 0; i < draws; ++i) {
    double const x = normal(Draws{1, 1}.words(i, 0, Purpose::newcomer)[2]);
    sum += x;
    squares += x * x;
  }
  CHECK(std::abs(sum / draws) < 4.0 / std::sqrt(draws));
  CHECK(std::abs(squares / draws - 1.0) < 4.0 * std::sqrt(2.0 / draws));
}

TEST_CASE("Ids have the hash of FNV-1a") {
  CHECK(hash_id("") == 0x811c9dc5);
  CHECK(hash_id("a") == 0xe40c292c);
  CHECK(hash_id("foobar") == 0xbf9cf968);
}
