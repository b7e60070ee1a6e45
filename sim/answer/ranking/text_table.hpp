#pragma once

#include <string>
#include <vector>

namespace kith {

/// A column of a table in text: lines of its head, and a cell for each row.
struct TextColumn {
  std::vector<std::string> head;
  std::vector<std::string> cells;
};

/// Rows with their labels at the left and cells at the right of their columns.
std::string text_table(std::vector<std::string> const& labels,
                       std::vector<TextColumn> const& columns);

}  // namespace kith
