#include "kith/answer/layout_axes.hpp"

#include <algorithm>
#include <cmath>

namespace kith {

std::vector<SizedDim> sized(Layout const& layout, Outcome const& outcome) {
  std::vector<SizedDim> dims;
  for (auto const& name : outcome.dims)
    for (auto const& dimension : layout.dimensions)
      if (dimension.name == name) dims.push_back({name, dimension.size()});
  return dims;
}

std::vector<double> weeks_of(Layout const& layout) {
  for (auto const& dimension : layout.dimensions) {
    if (dimension.name != "time") continue;
    std::vector<double> weeks = dimension.numbers;
    if (dimension.units.rfind("week", 0) != 0)
      for (auto& week : weeks) week = std::round(week / 7.0);
    return weeks;
  }
  return {};
}

std::size_t first_index(std::vector<double> const& weeks, int week) {
  auto const at = std::lower_bound(weeks.begin(), weeks.end(), static_cast<double>(week));
  return static_cast<std::size_t>(at - weeks.begin());
}

std::string label_of(Outcome const& outcome) {
  if (!outcome.label.empty() || outcome.long_name.empty()) return outcome.label;
  std::string label = outcome.long_name;
  if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

}  // namespace kith
