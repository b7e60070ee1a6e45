#pragma once

#include <array>
#include <cstdint>

namespace kith {

using Words = std::array<std::uint32_t, 4>;

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2,
/// 3"): four random words for each counter and key. A round multiplies two words of the counter and
/// adds the key, which advances by a Weyl sequence. kith/kernel/philox.hpp is the same function for
/// many counters at once.
constexpr Words philox(Words counter, std::uint32_t key0, std::uint32_t key1) {
  for (int round = 0; round < 10; ++round) {
    std::uint64_t const a = std::uint64_t{0xD2511F53} * counter[0];
    std::uint64_t const b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {
        static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key0, static_cast<std::uint32_t>(b),
        static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key1, static_cast<std::uint32_t>(a)};
    key0 += 0x9E3779B9;  // golden ratio
    key1 += 0xBB67AE85;  // square root of 3, less 1
  }
  return counter;
}

}  // namespace kith
