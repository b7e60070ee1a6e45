#pragma once

#include <string>
#include <vector>

#include "kith/place/nation.hpp"

namespace kith {

/// A community of language, culture or experience in a generated community file.
struct PlaceGroup {
  std::string id{}, title{};
  std::string language = "en";
  double share_not_proficient = 0.0;  ///< of members
  RaceShares share_by_race{};
  int youngest_age = 10;
  double female_share = 0.0;    ///< 0: the default
  std::string why{};            ///< the source of its size
  double not_proficient = 0.0;  ///< of all people
};

/// The county's groups that matter: speakers of other languages, members of Black churches if they
/// are many, a Native nation, veterans, LGBTQ+ residents.
std::vector<PlaceGroup> place_groups(County const& county);

/// Groups with members who cannot use care in English, the largest need first.
std::vector<PlaceGroup const*> language_groups(std::vector<PlaceGroup> const& groups);

/// The group with that id, or nullptr.
PlaceGroup const* group_called(std::vector<PlaceGroup> const& groups, std::string_view id);

}  // namespace kith
