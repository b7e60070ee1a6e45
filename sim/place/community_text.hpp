#pragma once

#include <string>
#include <vector>

#include "kith/place/local/given_facts.hpp"
#include "kith/place/place_groups.hpp"
#include "kith/place/place_zones.hpp"

namespace kith {

/// The contents of a community file.
struct NewCommunity {
  County county;
  std::vector<PlaceZone> zones;
  std::vector<PlaceGroup> groups;
  int residents = 0;  ///< simulated
  bool has_own_zones = false;
  GivenFacts facts{};  ///< facts that the place has about itself
};

/// How many residents of a county are simulated by default: all of a small place, else a catchment.
/// At least the smallest number that a community file may have.
int usual_residents(County const& county);
/// All people aged 10 and over.
int all_residents(County const& county);

/// A place with `residents` simulated people (0: the default), with the zones given or else those
/// of the rule, and with its own posts and prices if it knows them. Precondition: the county has a
/// population.
NewCommunity make_place(County const& county, int residents = 0,
                        std::vector<GivenZone> const& zones = {}, GivenFacts facts = {});

/// The community file of a place.
std::string community_text(NewCommunity const& place);

}  // namespace kith
