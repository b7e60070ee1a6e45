#pragma once

#include <optional>
#include <string>

namespace kith {

/// The number that a whole text is, as C++ writes numbers; a leading "+" is not accepted.
std::optional<double> read_number(std::string const& text);

}  // namespace kith
