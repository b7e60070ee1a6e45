#include "kith/sweep/plan/design.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kith/ground/random.hpp"

namespace kith {
namespace {

constexpr std::uint32_t design_key = 0x4b495448;  // differs from every replicate of a study

Words design_words(int seed, std::uint32_t row, std::uint32_t column, std::uint32_t what) {
  Draws const draws{static_cast<std::uint32_t>(seed), design_key};
  return draws.words(row, column, Purpose::parameter, what);
}

/// Every combination of the values on all axes, the last axis fastest.
Points grid_points(std::vector<int> const& counts) {
  std::size_t rows = 1;
  for (int const count : counts) rows *= static_cast<std::size_t>(count);
  Points points(rows, std::vector<double>(counts.size()));
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t rest = row;
    for (std::size_t axis = counts.size(); axis-- > 0;) {
      auto const count = static_cast<std::size_t>(counts[axis]);
      double const last = std::max(1.0, static_cast<double>(count - 1));
      points[row][axis] = count == 1 ? 0.5 : static_cast<double>(rest % count) / last;
      rest /= count;
    }
  }
  return points;
}

/// One point in each of n layers of every axis (McKay, Beckman, Conover 1979).
Points latin_points(int n, std::size_t dimensions, int seed) {
  Points points(static_cast<std::size_t>(n), std::vector<double>(dimensions));
  std::vector<std::uint32_t> order(points.size());
  for (std::uint32_t axis = 0; axis < dimensions; ++axis) {
    std::vector<std::uint64_t> keys(points.size());
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      Words const words = design_words(seed, i, axis, 1);
      keys[i] = static_cast<std::uint64_t>(words[0]) << 32 | words[1];
    }
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      double const within = uniform(design_words(seed, i, axis, 2)[0]);
      points[i][axis] = (order[i] + within) / n;
    }
  }
  return points;
}

/// Saltelli 2010: for each pair (a, b) of base points a, then a with one number from b, one after
/// another (and, for interactions, b with one number from a), then b. The order is that of SALib.
Points saltelli_points(Design const& design, std::size_t dimensions) {
  Points const base = sobol_points(design.n, 2 * dimensions, design.seed);
  Points points;
  for (auto const& row : base) {
    auto const middle = row.begin() + static_cast<std::ptrdiff_t>(dimensions);
    std::vector<double> const a(row.begin(), middle);
    std::vector<double> const b(middle, row.end());
    auto const exchange = [&](std::vector<double> const& of, std::vector<double> const& with) {
      for (std::size_t axis = 0; axis < dimensions; ++axis) {
        points.push_back(of);
        points.back()[axis] = with[axis];
      }
    };
    points.push_back(a);
    exchange(a, b);
    if (design.second_order) exchange(b, a);
    points.push_back(b);
  }
  return points;
}

/// Morris 1991: paths through a grid with an even number of levels that change one number at a time
/// by levels / (2 (levels - 1)), each with its own order and starting corner.
Points morris_points(Design const& design, std::size_t dimensions) {
  double const steps = design.levels - 1;
  double const jump = design.levels / (2.0 * steps);
  Points points;
  for (std::uint32_t way = 0; way < static_cast<std::uint32_t>(design.n); ++way) {
    std::vector<double> point(dimensions), other(dimensions);
    std::vector<std::uint32_t> order(dimensions), keys(dimensions);
    for (std::uint32_t axis = 0; axis < dimensions; ++axis) {
      Words const words = design_words(design.seed, way, axis, 3);
      double const lower = below(words[0], static_cast<std::uint32_t>(design.levels / 2)) / steps;
      bool const up = below(words[1], 2) == 1;
      point[axis] = up ? lower : lower + jump;
      other[axis] = up ? lower + jump : lower;
      keys[axis] = words[2];
      order[axis] = axis;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    points.push_back(point);
    for (std::uint32_t const axis : order) {
      point[axis] = other[axis];
      points.push_back(point);
    }
  }
  return points;
}

double continuous_value(Vary const& vary, double place) {
  constexpr double z_of_975 = 1.959963984540054;
  switch (vary.distribution) {
    case Distribution::uniform:
      return vary.low + (vary.high - vary.low) * place;
    case Distribution::log_uniform: {
      double const from = logarithm(vary.low);
      return exponential(from + (logarithm(vary.high) - from) * place);
    }
    case Distribution::normal: {
      double const middle = 0.5 * (vary.low + vary.high);
      return middle + normal_quantile(place) * (vary.high - middle) / z_of_975;
    }
    case Distribution::evidence:
      break;
  }
  // Two halves of normals that meet at the central value, as replicates draw it.
  double const z = normal_quantile(place);
  double const side = z < 0.0 ? vary.central - vary.low : vary.high - vary.central;
  return vary.central + z * side / z_of_975;
}

}  // namespace

Points unit_points(Design const& design, std::vector<int> const& counts) {
  switch (design.method) {
    case Method::grid:
      return grid_points(counts);
    case Method::lhs:
      return latin_points(design.n, counts.size(), design.seed);
    case Method::sobol:
      return sobol_points(design.n, counts.size(), design.seed);
    case Method::saltelli:
      return saltelli_points(design, counts.size());
    case Method::morris:
      return morris_points(design, counts.size());
    case Method::table:
      break;
  }
  return {};
}

double value_at(Vary const& vary, double place, Method method) {
  bool const ends = method == Method::grid || method == Method::morris;
  if (!vary.values.empty()) {
    auto const count = static_cast<double>(vary.values.size());
    double const index = ends ? std::round(place * (count - 1.0)) : std::floor(place * count);
    return vary.values[static_cast<std::size_t>(std::clamp(index, 0.0, count - 1.0))];
  }
  bool const unbounded =
      vary.distribution == Distribution::normal || vary.distribution == Distribution::evidence;
  if (ends && unbounded) place = 0.025 + 0.95 * place;
  double value = continuous_value(vary, place);
  if (vary.whole && vary.distribution == Distribution::uniform && !ends)
    value = std::min(std::floor(vary.low + (vary.high - vary.low + 1.0) * place), vary.high);
  else if (vary.whole)
    value = std::round(value);
  return std::clamp(value, vary.least, vary.most);
}

}  // namespace kith
