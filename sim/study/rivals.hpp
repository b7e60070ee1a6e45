#pragma once

#include <string>
#include <vector>

#include "kith/processes/week_context.hpp"
#include "kith/scenario/scenario.hpp"

namespace kith {

/// The rivals that a scenario asks for: clinic therapists paid with its money. A kind that would
/// have no money is left out: a scenario without grants has no rival `instead`.
std::vector<Scenario> rivals_of(Scenario const& scenario);

/// The id of a scenario's rival, by which results distinguish it from other scenarios.
std::string rival_id(std::string const& scenario_id, Rival kind);

/// What the rival `instead` may spend: the grants that the scenario asks for, in the same weeks,
/// without renewals. The same in every replicate.
Budget grants_of(Scenario const& scenario);

/// Everything that a budget allows to be spent.
double usd_in(Budget const& budget);

/// What the rival `dollar_for_dollar` may spend: in each year what the scenario's partnerships
/// spent in it (`spent_usd`, by year of the horizon), over the year's weeks from their first one
/// on.
Budget spending_of(Scenario const& scenario, std::vector<double> const& spent_usd);

/// The week in which the first partnership of a scenario starts; the end if there are none.
Week first_start(Scenario const& scenario);

}  // namespace kith
