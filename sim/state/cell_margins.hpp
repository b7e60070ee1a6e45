#pragma once

#include <cstdint>

// Plain structs: the pass over everybody, compiled once for each instruction set, reads them, too.

namespace kith {

/// Where the residents of a cell are added up: at what never changes and at age x sex x coverage.
struct CellMargins {
  std::uint16_t kind, rest;
};

}  // namespace kith
