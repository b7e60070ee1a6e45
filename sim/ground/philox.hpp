#pragma once

#include <array>
#include <cstdint>

namespace kith {

using Words = std::array<std::uint32_t, 4>;

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2,
// 3"): four random words for each counter and key. A round multiplies two words of the counter and
// adds the key, which advances by a Weyl sequence.

inline constexpr std::uint32_t philox_rounds = 10;

/// The halves of a product of two words.
template <class Word>
struct WordProduct {
  Word upper, lower;
};

/// One round, for one counter here and for a register of counters in the weekly pass: `Word` is a
/// word or a register of words, `multiply(c, x)` the product with a constant. Always inlined, so
/// that the linker never merges code of different instruction sets.
template <class Word, class Multiply>
[[gnu::always_inline]] constexpr void philox_round(Word (&x)[4], std::uint32_t key0,
                                                   std::uint32_t key1, std::uint32_t round,
                                                   Multiply multiply) {
  WordProduct<Word> const a = multiply(0xD2511F53u, x[0]);
  WordProduct<Word> const b = multiply(0xCD9E8D57u, x[2]);
  x[0] = b.upper ^ x[1] ^ (key0 + round * 0x9E3779B9u);  // golden ratio
  x[2] = a.upper ^ x[3] ^ (key1 + round * 0xBB67AE85u);  // square root of 3, minus 1
  x[1] = b.lower;
  x[3] = a.lower;
}

constexpr Words philox(Words const& counter, std::uint32_t key0, std::uint32_t key1) {
  std::uint32_t x[4] = {counter[0], counter[1], counter[2], counter[3]};
  auto const multiply = [](std::uint64_t constant, std::uint32_t word) {
    std::uint64_t const product = constant * word;
    return WordProduct<std::uint32_t>{static_cast<std::uint32_t>(product >> 32),
                                      static_cast<std::uint32_t>(product)};
  };
  for (std::uint32_t round = 0; round < philox_rounds; ++round)
    philox_round(x, key0, key1, round, multiply);
  return {x[0], x[1], x[2], x[3]};
}

}  // namespace kith
