#pragma once

#include <string>
#include <vector>

#include "kith/place/nation.hpp"

namespace kith {

/// A community of language, culture or experience of a community file that is made.
struct PlaceGroup {
  std::string id{}, title{};
  std::string language = "en";
  double share_not_proficient = 0.0;  ///< of members
  RaceShares share_by_race{};
  int youngest_age = 10;
  double female_share = 0.0;    ///< 0: the default
  std::string why{};            ///< where its size comes from
  double not_proficient = 0.0;  ///< of all people
};

/// Groups of the county that matter: speakers of other languages, members of Black churches where
/// they are many, a Native nation, veterans, LGBTQ+ residents.
std::vector<PlaceGroup> place_groups(County const& county);

/// Groups that cannot all use care in English, the largest need first.
std::vector<PlaceGroup const*> language_groups(std::vector<PlaceGroup> const& groups);

/// The group of that id, or nothing.
PlaceGroup const* group_called(std::vector<PlaceGroup> const& groups, std::string_view id);

}  // namespace kith
