#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kith/problems.hpp"
#include "kith/statistics/paired_difference.hpp"

namespace kith::studio {

/// The messages between the page and the engine. Keys keep their order.
using Json = nlohmann::ordered_json;

/// null if the number is not known.
Json number(double value);
Json numbers(std::vector<double> const& values);

Json as_json(Interval const& interval, double scale = 1.0);
/// `with_words`: false in previews.
Json as_json(PairedDifference const& difference, double scale, bool with_words);
Json as_json(Problems const& problems);

/// A text in a request; throws std::invalid_argument if it is missing.
std::string text_at(Json const& request, std::string const& key);

/// As JSON text, whatever bytes its texts contain.
std::string dumped(Json const& json);

}  // namespace kith::studio
