#pragma once

#include <string>
#include <string_view>

namespace kith {

/// A name in the form in which names are compared: lower case, no accents or periods, one space
/// between words; "saint" is "st", "sainte" is "ste".
std::string plain_name(std::string_view name);

/// A plain name without its kind of place: "orleans" for "orleans parish".
std::string without_kind(std::string const& plain);

/// Whether two plain names with a kind of place may be the same place: "anchorage borough" may be
/// "anchorage municipality", but "fairfax county" is not "fairfax city".
bool kinds_agree(std::string const& a, std::string const& b);

}  // namespace kith
