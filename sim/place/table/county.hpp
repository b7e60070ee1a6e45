#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "kith/place/table/columns.hpp"

namespace kith {

/// A cell without a figure in a column that usually has one.
struct EmptyCell {
  Figure figure;
  int line = 0, column = 0;
  std::string text;  ///< its text, such as -999
};

/// A county in tables: figures in the units of the columns, NaN if no table has one.
struct County {
  std::string fips;   ///< five digits
  std::string state;  ///< two letters
  std::string name;   ///< "Hidalgo County", without the state
  int line = 0;       ///< of its row
  std::array<double, figure_count> figures = missing();
  std::array<bool, figure_count> is_given{};  ///< by the user's table, not the shipped one
  std::vector<EmptyCell> empty;               ///< of its row

  [[nodiscard]] bool has(Figure figure) const { return !std::isnan(number(figure)); }
  [[nodiscard]] double number(Figure figure) const {
    return figures[static_cast<std::size_t>(figure)];
  }
  [[nodiscard]] double number_or(Figure figure, double otherwise) const {
    return has(figure) ? number(figure) : otherwise;
  }
  /// A percentage as a share.
  [[nodiscard]] double share_or(Figure figure, double otherwise) const {
    return has(figure) ? number(figure) / 100.0 : otherwise;
  }
  void set(Figure figure, double value) { figures[static_cast<std::size_t>(figure)] = value; }

 private:
  static std::array<double, figure_count> missing() {
    std::array<double, figure_count> out{};
    out.fill(std::numeric_limits<double>::quiet_NaN());
    return out;
  }
};

}  // namespace kith
