#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kith::studio {

/// Bytes with repeated words of eight taken out: weeks to come fill most of a recorded community.
std::vector<std::byte> without_repeats(std::span<std::byte const> bytes);
/// And back.
std::vector<std::byte> with_repeats(std::span<std::byte const> packed);

}  // namespace kith::studio
