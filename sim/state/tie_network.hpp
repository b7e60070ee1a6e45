#pragma once

#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"
#include "kith/state/residents.hpp"
#include "kith/state/weekly_tie.hpp"

namespace kith {

/// How the rows of a block of a zone find their ties in a week. Blocks meet housemates and
/// neighbors in different weeks, so that nothing pulses through the community.
WeeklyTie tie_of_week(CompiledScenario const& compiled, std::uint32_t week, std::uint32_t zone,
                      std::uint32_t block = 0);

/// The row that meets `row` in a computed slot (not the household's); an involution.
Row partner_in_slot(WeeklyTie const& tie, Row row);

/// Whether a computed slot ties two rows: both have enough ties, and co-members share an
/// organization.
bool are_tied(Residents const& residents, WeeklyTie const& tie, Row row, Row other);

/// Everybody tied to `row` by household and network; ties made in programs are excluded.
std::vector<Row> ties_of(CompiledScenario const& compiled, Residents const& residents, Row row);

/// Draws degrees and counts the ties of every row, housemates included (population.mean_ties,
/// population.isolated_share).
void make_ties(CompiledScenario const& compiled, Residents& residents, int threads);

}  // namespace kith
