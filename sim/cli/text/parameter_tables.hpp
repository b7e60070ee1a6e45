#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/scenario/parameters.hpp"

namespace kith {

using ParameterStyle = std::string(std::vector<ParameterInfo> const&);

/// The function that writes parameters as "text", "csv", "json" or "markdown"; else nullptr.
ParameterStyle* parameter_table(std::string_view style);

}  // namespace kith
