#pragma once

#include <string>
#include <vector>

#include "kith/place/local/given_facts.hpp"
#include "kith/place/place_groups.hpp"
#include "kith/place/place_zones.hpp"

namespace kith {

/// What a community file is made of.
struct NewCommunity {
  County county;
  std::vector<PlaceZone> zones;
  std::vector<PlaceGroup> groups;
  int residents = 0;  ///< simulated
  bool has_own_zones = false;
  GivenFacts facts{};  ///< what the place knows of itself
};

/// How many residents of a county are simulated unless somebody says otherwise: all of a small
/// place, else a catchment. No smaller than the least that a community file may have.
int usual_residents(County const& county);
/// All people of 10 and over.
int all_residents(County const& county);

/// A place with `residents` simulated people (0: as usual), with the zones given or those of the
/// rule, posts and prices of its own where it knows them. Precondition: the county has a
/// population.
NewCommunity make_place(County const& county, int residents = 0,
                        std::vector<GivenZone> const& zones = {}, GivenFacts facts = {});

/// The community file of a place.
std::string community_text(NewCommunity const& place);

}  // namespace kith
