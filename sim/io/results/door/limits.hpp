#pragma once

#include <cstdint>

namespace kith::door {

// Upper limits of a result: more than any result of Kith, less than what could harm its reader. The
// Python package has the same numbers in kith/io/door/limits.py.
inline constexpr std::uint64_t largest_file = std::uint64_t{1} << 40;  ///< bytes
inline constexpr std::size_t most_items = 4096;                        ///< groups and datasets
inline constexpr std::size_t deepest_group = 4;                        ///< below the root
inline constexpr std::size_t longest_name = 255;                       ///< bytes
inline constexpr std::size_t most_attributes = 64;                     ///< per item
inline constexpr std::size_t most_numbers = 64;                        ///< per attribute
inline constexpr std::size_t longest_attribute = 1 << 20;              ///< bytes, of a text
inline constexpr std::size_t longest_text = 16 << 20;                  ///< bytes
inline constexpr int most_axes = 9;
inline constexpr std::uint64_t longest_axis = 16'000'000;
inline constexpr std::uint64_t largest_chunk = std::uint64_t{256} << 20;  ///< bytes
inline constexpr std::uint64_t most_chunks = 16'000'000;                  ///< per dataset
inline constexpr int latest_week = 100'000;
/// No chunk of zlib unpacks to more than this many times its size.
inline constexpr std::uint64_t largest_ratio = 1100;

}  // namespace kith::door
