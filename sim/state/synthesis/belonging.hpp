#pragma once

#include "kith/state/synthesis/synthetic_population.hpp"

namespace kith {

/// Fills `groups` and `language`: who belongs to which group, and who needs care in its language.
/// Groups are independent of each other within race and zone. A group with its own language
/// includes whole households; `female_share` applies to the others.
void join_groups(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws);

/// Fills `memberships`: the larger of the organization's share in the zone and the shares of the
/// groups that a person belongs to. Only people aged 10-17 belong to a school.
void join_organizations(SyntheticPopulation& people, Scenario const& scenario, Draws const& draws);

}  // namespace kith
