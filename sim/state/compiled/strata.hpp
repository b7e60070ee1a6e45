#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kith/state/cell_margins.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// The strata of a study and which of them each cell belongs to. People are added up in two steps:
/// to the margins of kind and of age x sex x coverage, then from the few margins to strata.
struct Strata {
  std::vector<std::string> names;
  std::vector<CellMargins> margins_of_cell;  ///< youths belong to no kind's margin
  std::vector<std::vector<std::uint8_t>> of_margin;

  /// Does `visit(margin)` for every margin of somebody.
  template <class Visit>
  void each_margin(std::uint16_t cell, Visit&& visit) const {
    CellMargins const at = margins_of_cell[cell];
    visit(std::size_t{at.kind});
    visit(std::size_t{at.rest});
  }
};
Strata make_strata(Scenario const& scenario, CellSpace const& cells);

}  // namespace kith
