#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kith/scenario/scenario.hpp"

namespace kith {

/// Ids of one community and their counterparts in another; empty if none there plays the part.
using IdsCarried = std::map<std::string, std::string>;

/// Ids of one community by the kind of thing they name, as declared: "organization", "zone",
/// "group", "language", "provider".
struct CarriedIds {
  std::map<std::string, IdsCarried, std::less<>> by_kind;

  /// The counterpart of an id: the id itself if it is unknown.
  [[nodiscard]] std::string carried(std::string_view kind, std::string const& id) const;
};

/// Organizations and groups are matched by the part that they play (`role`), zones by their rank
/// from poor to rich, languages by the groups who speak them, providers by their staff's role and
/// by the organization that employs them, taking the one with most posts.
CarriedIds carried_ids(Scenario const& from, Scenario const& to);

}  // namespace kith
