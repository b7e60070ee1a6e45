#include "kith/cli/proof/compare_run.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <variant>

namespace kith {
namespace {

std::vector<std::string> labels_of(Layout const& layout, std::string const& name) {
  auto const found = std::find_if(layout.dimensions.begin(), layout.dimensions.end(),
                                  [&](Dimension const& d) { return d.name == name; });
  if (found == layout.dimensions.end()) return {};
  if (!found->labels.empty()) return found->labels;
  std::vector<std::string> numbers;
  for (double const number : found->numbers) numbers.push_back(fmt::format("{}", number));
  return numbers;
}

std::vector<double> numbers_of(Values const& values) {
  return std::visit([](auto const& all) { return std::vector<double>(all.begin(), all.end()); },
                    values);
}

bool is_same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

std::optional<OtherValue> first_other(std::vector<double> const& stored,
                                      std::vector<double> const& simulated, Outcome const& outcome,
                                      Layout const& layout) {
  std::size_t differing = 0, first = 0;
  for (std::size_t i = 0; i < simulated.size(); ++i) {
    if (i < stored.size() && is_same(stored[i], simulated[i])) continue;
    if (differing++ == 0) first = i;
  }
  if (differing == 0 && stored.size() == simulated.size()) return std::nullopt;
  std::vector<std::vector<std::string>> labels;
  for (std::string const& dim : outcome.dims) labels.push_back(labels_of(layout, dim));
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  auto const value = [&](std::vector<double> const& all) {
    return first < all.size() ? all[first] : missing;
  };
  return OtherValue{dataset_of(outcome).substr(1), place_in_words(outcome.dims, labels, first),
                    value(stored), value(simulated), std::max<std::size_t>(differing, 1)};
}

}  // namespace

std::string place_in_words(std::vector<std::string> const& dims,
                           std::vector<std::vector<std::string>> const& labels, std::size_t index) {
  std::string out;
  for (std::size_t dim = dims.size(); dim-- > 0;) {
    if (labels[dim].empty()) continue;
    std::string const label = labels[dim][index % labels[dim].size()];
    index /= labels[dim].size();
    out = dims[dim] + " " + label + (out.empty() ? "" : ", ") + out;
  }
  return out;
}

std::vector<OtherValue> other_values(ResultsFile const& file, Layout const& layout,
                                     RunResult const& run, std::size_t scenario,
                                     std::size_t replicate) {
  std::vector<OtherValue> found;
  for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
    Outcome const& outcome = layout.outcomes[i];
    std::vector<double> stored;
    if (file.has(dataset_of(outcome))) stored = file.read(dataset_of(outcome), scenario, replicate);
    if (auto other = first_other(stored, numbers_of(run.values[i]), outcome, layout))
      found.push_back(std::move(*other));
  }
  return found;
}

}  // namespace kith
