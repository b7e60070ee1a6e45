#pragma once

#include <bit>
#include <cstddef>
#include <string>
#include <vector>

#include "kith/state/cell_margins.hpp"
#include "kith/state/compiled/compiled_scenario.hpp"

namespace kith {

/// The strata of a study and who belongs to which. People are added up in two steps: to the margins
/// of kind, of zone x age x sex x coverage and of each of the study's own strata to which they
/// belong, then from the few margins to strata.
struct Strata {
  std::vector<std::string> names;
  std::vector<CellMargins> margins_of_cell;  ///< youths belong to no kind's margin
  std::uint32_t margins_of_zone = 0;  ///< what each zone adds to `rest`; 0: zones are not strata
  std::vector<std::uint32_t> zone_margins;                ///< by access class: what its zone adds
  std::vector<std::uint16_t> own_of_cell, own_of_access;  ///< OwnMargins; empty: there are none
  std::uint32_t first_own = 0;                            ///< margin of the first of its own
  std::vector<std::vector<std::uint8_t>> of_margin;

  [[nodiscard]] OwnMargins own() const {
    return {own_of_cell.empty() ? nullptr : own_of_cell.data(), own_of_access.data(), first_own};
  }

  /// Calls `visit(margin)` for every margin of a person with this cell and access class.
  template <class Visit>
  void each_margin(std::uint16_t cell, std::uint16_t access, Visit&& visit) const {
    CellMargins const at = margins_of_cell[cell];
    visit(std::size_t{at.kind});
    visit(std::size_t{at.rest} + zone_margins[access]);
    if (own_of_cell.empty()) return;
    for (unsigned own = own_of_cell[cell] & own_of_access[access]; own != 0; own &= own - 1)
      visit(std::size_t{first_own} + static_cast<std::size_t>(std::countr_zero(own)));
  }
};

/// For a community without cells: only the names.
Strata make_strata(Scenario const& scenario, CellSpace const& cells = {},
                   AccessSpace const& access = {});

}  // namespace kith
