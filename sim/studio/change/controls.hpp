#pragma once

#include <string>
#include <vector>

#include "kith/scenario/scenario.hpp"
#include "kith/studio/json.hpp"

namespace kith::studio {

/// The controls that the page offers for the first partnership of a scenario; none without one.
Json controls_of(Scenario const& scenario);

/// A key of a scenario file and its value as TOML.
struct KeyValue {
  std::string path, value;
};

/// The keys to write when a control is moved, in its unit. Throws std::invalid_argument if there is
/// no such control.
std::vector<KeyValue> moved(Scenario const& scenario, std::string const& control,
                            Json const& value);

}  // namespace kith::studio
