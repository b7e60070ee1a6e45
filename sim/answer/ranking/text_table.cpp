#include "kith/answer/ranking/text_table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace kith {
namespace {

/// The line without the spaces that empty cells leave at its end.
std::string ended(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::size_t width_of_cells(TextColumn const& column) {
  std::size_t width = 0;
  for (std::string const& line : column.head) width = std::max(width, line.size());
  for (std::string const& cell : column.cells) width = std::max(width, cell.size());
  return width + 2;
}

}  // namespace

std::string text_table(std::vector<std::string> const& labels,
                       std::vector<TextColumn> const& columns) {
  std::size_t label_width = 0, head_lines = 0;
  for (std::string const& label : labels) label_width = std::max(label_width, label.size());
  for (TextColumn const& column : columns) head_lines = std::max(head_lines, column.head.size());
  std::string out;
  for (std::size_t line = 0; line < head_lines; ++line) {  // heads end on the same line
    std::string text = fmt::format("  {:<{}}", "", label_width);
    for (TextColumn const& column : columns) {
      std::size_t const above = head_lines - column.head.size();
      text += fmt::format("{:>{}}", line < above ? "" : column.head[line - above],
                          width_of_cells(column));
    }
    out += ended(text);
  }
  for (std::size_t row = 0; row < labels.size(); ++row) {
    std::string text = fmt::format("  {:<{}}", labels[row], label_width);
    for (TextColumn const& column : columns)
      text += fmt::format("{:>{}}", column.cells[row], width_of_cells(column));
    out += ended(text);
  }
  return out;
}

}  // namespace kith
