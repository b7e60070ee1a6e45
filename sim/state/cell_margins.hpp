#pragma once

#include <cstdint>

// Plain structs, because the pass, compiled once for each instruction set, also reads them.

namespace kith {

/// The margins of a cell's residents: one for what never changes, and one for age x sex x coverage,
/// the latter in the first zone.
struct CellMargins {
  std::uint16_t kind, rest;
};

/// The strata that a scenario adds: a resident belongs to those whose bits both tables have, and is
/// added up in a margin for each.
struct OwnMargins {
  std::uint16_t const* of_cell = nullptr;  ///< nullptr: there are none
  std::uint16_t const* of_access = nullptr;
  std::uint32_t first = 0;  ///< margin of bit 0; the others follow
};

}  // namespace kith
