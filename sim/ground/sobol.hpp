#pragma once

#include <cstddef>
#include <cstdint>

namespace kith {

/// The number of axes of Sobol's sequence.
inline constexpr std::size_t sobol_axes = 256;

/// Coordinate `axis` of point `index` of Sobol's sequence with the direction numbers of Joe and Kuo
/// (2008), as a fraction of 2^32. Each of 2^m equal parts of an axis has one of the first 2^m
/// points.
std::uint32_t sobol_word(std::size_t axis, std::uint32_t index);

/// The same, scrambled at random by the seed: nested uniform scrambling (Owen 1995), which flips
/// each bit by a random bit that depends on the bits before it. Each point is then uniform, and
/// each of 2^m equal parts of an axis still has one of the first 2^m points. Axes are scrambled
/// independently.
std::uint32_t scrambled_sobol_word(std::uint32_t seed, std::size_t axis, std::uint32_t index);

}  // namespace kith
