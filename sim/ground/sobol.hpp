#pragma once

#include <cstddef>
#include <cstdint>

namespace kith {

/// How many axes of Sobol's sequence there are.
inline constexpr std::size_t sobol_axes = 256;

/// Coordinate `axis` of point `index` of Sobol's sequence with the direction numbers of Joe and Kuo
/// (2008), as a fraction of 2^32. The first 2^m points have one in each of 2^m equal parts of an
/// axis.
std::uint32_t sobol_word(std::size_t axis, std::uint32_t index);

/// The same, scrambled at random by the seed: nested uniform scrambling (Owen 1995), which flips
/// each bit by a random bit that belongs to the bits before it. Each point is then uniform, and the
/// first 2^m still have one in each of 2^m equal parts of an axis. Axes are scrambled independently
/// of each other.
std::uint32_t scrambled_sobol_word(std::uint32_t seed, std::size_t axis, std::uint32_t index);

}  // namespace kith
