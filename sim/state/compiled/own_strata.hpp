#pragma once

#include <cstdint>
#include <vector>

#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

// Tables of the membership in the strata that a scenario adds (OwnMargins): one bit per
// stratum.

/// Strata whose groups, race, income, age, sex and coverage match, by cell.
std::vector<std::uint16_t> own_strata_by_cell(Scenario const& scenario, CellSpace const& cells);

/// Strata whose zone, car, broadband and language match, by access class.
std::vector<std::uint16_t> own_strata_by_access(Scenario const& scenario,
                                                AccessSpace const& access);

}  // namespace kith
