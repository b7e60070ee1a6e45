#pragma once

#include <cstdint>
#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

// Tables by which people belong to the strata that a scenario adds (OwnMargins): a bit for each
// stratum.

/// Whose groups, race, income, age, sex and coverage a stratum asks for, by cell.
std::vector<std::uint16_t> own_strata_by_cell(Scenario const& scenario, CellSpace const& cells);

/// Whose zone, car, broadband and language a stratum asks for, by access class.
std::vector<std::uint16_t> own_strata_by_access(Scenario const& scenario,
                                                AccessSpace const& access);

}  // namespace kith
