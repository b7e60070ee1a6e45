#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// What the ids of one community become in another; empty where nothing there plays the part.
using IdsCarried = std::map<std::string, std::string>;

/// Ids of one community by what they name, as declarations call it: "organization", "zone",
/// "group", "language", "provider".
struct CarriedIds {
  std::map<std::string, IdsCarried, std::less<>> by_kind;

  /// What an id becomes: itself where nothing is known of it.
  [[nodiscard]] std::string carried(std::string_view kind, std::string const& id) const;
};

/// Organizations and groups go by the part that they play (`role`), zones by their place among the
/// zones from poor to rich, languages by the groups who speak them, providers by what their staff
/// do and by the organization that employs them, the one with most posts.
CarriedIds carried_ids(Scenario const& from, Scenario const& to);

}  // namespace kith
