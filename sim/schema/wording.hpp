#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/schema/form.hpp"

namespace kith {

// Wording of problems, the same everywhere.

/// Number of single-character edits between two names (a swap of neighbors is one), ignoring case.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate that was probably meant, or empty if none is near.
std::string nearest(std::string_view name, std::vector<std::string> const& candidates);

/// "a, b, c", cut after a dozen.
std::string enumerate(std::vector<std::string> const& names);

/// "; did you mean 'x'?" or empty.
std::string did_you_mean(std::string_view name, std::vector<std::string> const& candidates);

/// "between 0 and 1", or "at least 0" when there is no upper bound.
std::string in_words(Bounds bounds);

/// The shortest text that reads back as the same number, always with a point or an exponent.
std::string as_float(double value);

/// The shortest text that reads back as the same number.
std::string as_number(double value);

/// Whole dollars with commas: "$31,000".
std::string as_dollars(double usd);

/// A TOML basic string, escaped.
std::string as_text(std::string_view text);

/// Text that makes every character that is not plain ASCII visible, such as a Cyrillic e as
/// <U+0435>.
std::string revealed(std::string_view text, std::size_t most = 80);

/// "a zone", "an organization".
std::string with_article(Kind kind);

/// "zone"; empty for Kind::none.
std::string_view name_of(Kind kind);

}  // namespace kith
