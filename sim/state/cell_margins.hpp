#pragma once

#include <cstdint>

// Plain structs: the pass over everybody, compiled once for each instruction set, reads them, too.

namespace kith {

/// Where the residents of a cell are added up: at what never changes and at age x sex x coverage,
/// the latter in the first zone.
struct CellMargins {
  std::uint16_t kind, rest;
};

/// The strata that a scenario adds: somebody belongs to those whose bits both tables hold, and is
/// added up in a margin for each.
struct OwnMargins {
  std::uint16_t const* of_cell = nullptr;  ///< nullptr: there are none
  std::uint16_t const* of_access = nullptr;
  std::uint32_t first = 0;  ///< margin of bit 0; the others follow
};

}  // namespace kith
