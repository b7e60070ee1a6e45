#pragma once

#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kith/statistics/interval.hpp"

namespace kith {

/// A column of a sheet, and what a reader needs to know about it.
struct SheetColumn {
  std::string name, unit, meaning;
  int decimals = 0;  ///< of its numbers
};

/// A cell: a text, or a number, which is missing if it is not finite.
using SheetCell = std::variant<std::string, double>;

/// A table that fits a spreadsheet.
struct Sheet {
  std::string name, meaning;
  std::vector<SheetColumn> columns{};
  std::vector<std::vector<SheetCell>> rows{};

  void add(std::string column, std::string unit, std::string what, int decimals = 0) {
    columns.push_back({std::move(column), std::move(unit), std::move(what), decimals});
  }
  /// A mean over replicates and where one further replicate would lie.
  void add_spread(std::string const& column, std::string const& unit, std::string const& what,
                  int decimals) {
    add(column, unit, what, decimals);
    add(column + "_low", unit, "lower end of the interval of " + column, decimals);
    add(column + "_high", unit, "upper end of the interval of " + column, decimals);
  }
};

/// Adds the cells of `Sheet::add_spread`; replicates without a value are left out.
inline void put_spread(std::vector<SheetCell>& row, std::vector<double> const& by_replicate) {
  std::vector<double> known;
  for (double const value : by_replicate)
    if (std::isfinite(value)) known.push_back(value);
  Interval const interval = interval_of(known);
  row.emplace_back(mean_of(known));
  row.emplace_back(interval.low);
  row.emplace_back(interval.high);
}

}  // namespace kith
