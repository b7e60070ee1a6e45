#pragma once

#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {

/// Fills `groups` and `language`: who belongs to which group, and who needs care in its language.
/// Groups are independent of each other within race and zone. A group with a language of its own
/// runs in households; `female_share` counts for the others.
void join_groups(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws);

/// Fills `memberships`: the larger of the organization's share in the zone and the shares of the
/// groups somebody belongs to. Only those of 10-17 belong to a school.
void join_organizations(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws);

}  // namespace kith
