#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kith/problems.hpp"

namespace kith {

/// One cell of a table, and its column in the line.
struct CsvCell {
  std::string text;
  int column = 1;  ///< from 1, in characters
};

struct CsvRow {
  int line = 0;  ///< from 1, of the file
  std::vector<CsvCell> cells;
};

/// Rows of a table as spreadsheet programs write it: commas, quoted cells, an optional byte-order
/// mark, any line ends. Empty lines are skipped. Text that is not UTF-8, or an unclosed quote, is a
/// problem of `file`.
std::vector<CsvRow> read_csv(std::string_view text, std::string const& file, Problems& problems);

}  // namespace kith
