#pragma once

#include <optional>
#include <string>

namespace kith {

/// The number that a text is, all of it, as C++ writes numbers; a sign "+" is none.
std::optional<double> read_number(std::string const& text);

}  // namespace kith
