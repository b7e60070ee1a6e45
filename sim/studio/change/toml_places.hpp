#pragma once

#include <cstddef>
#include <string_view>

#include "kith/io/scenario/settings.hpp"

namespace kith::studio {

/// The byte at a line and column of a text, the column in characters.
std::size_t offset_of(std::string_view text, Place place);

/// The first byte after the value that begins at a byte.
std::size_t end_of_value(std::string_view text, std::size_t begin);

/// The first byte of the next line.
std::size_t next_line(std::string_view text, std::size_t at);

}  // namespace kith::studio
