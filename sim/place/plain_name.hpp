#pragma once

#include <string>
#include <string_view>

namespace kith {

/// A name as it is compared: small letters without accents, one space between words, no points;
/// "saint" is "st", "sainte" is "ste".
std::string plain_name(std::string_view name);

/// A plain name without what its place is: "orleans" of "orleans parish".
std::string without_kind(std::string const& plain);

/// Whether two plain names with a kind of place may be one place: "anchorage borough" may be
/// "anchorage municipality", but "fairfax county" is not "fairfax city".
bool kinds_agree(std::string const& a, std::string const& b);

}  // namespace kith
